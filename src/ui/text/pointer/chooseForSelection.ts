import { sentenceById } from "../../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../../core/document/document.ts";
import type { Span } from "../../../core/document/overlaps.ts";
import { charSpan, touchedWords } from "../../../core/document/words.ts";
import { type CommandContext, docOf, editable } from "../../commands/command.ts";
import { spanBox, textPlace } from "../../places/dom.ts";

/** Words of one sentence that the browser has selected. */
export interface SelectedText extends Span {
  readonly sentence: Sentence;
}

/** What is selected in the text; a selection that leaves its sentence is for copying only. */
export function selectedText(doc: Doc): SelectedText | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = textPlace(range.startContainer, range.startOffset);
  const to = textPlace(range.endContainer, range.endOffset);
  const sentence = from && sentenceById(doc, from.sentence);
  if (!from || !sentence || (to && to.sentence !== from.sentence)) return null;
  return { sentence, start: from.offset, end: to?.offset ?? sentence.end };
}

/** Opens the menu of types for the selected words, or characters. */
export function chooseForSelection(context: CommandContext, by: "words" | "characters"): void {
  const doc = docOf(context);
  const selected = doc && editable(context) ? selectedText(doc) : null;
  if (!selected || context.view().choosing) return;
  const { sentence } = selected;
  const words = touchedWords(sentence, selected);
  if (!words) return;
  const { start, end } = by === "words" ? charSpan(sentence, words) : selected;
  const at = spanBox(sentence.id, { start, end });
  context.app().select({ kind: "sentence", id: sentence.id });
  context.setView({
    caret:
      by === "words" ? { sentence: sentence.id, anchor: words.start, focus: words.end - 1 } : null,
    choosing: at && { what: { kind: "newEntity", start, end, by }, at },
  });
}
