import { sentenceById } from "../../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../../core/document/document.ts";
import type { Span } from "../../../core/document/overlaps.ts";
import { touchedWords } from "../../../core/document/words.ts";
import { openTypes } from "../../commands/annotate.ts";
import { type CommandContext, docOf, editable } from "../../commands/command.ts";
import { runCommand } from "../../commands/runCommand.ts";
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

/** Opens the menu of types for the selected words, as by its key, or for the very characters. */
export function chooseForSelection(context: CommandContext, by: "words" | "characters"): void {
  const doc = docOf(context);
  const selected = doc && editable(context) ? selectedText(doc) : null;
  if (!selected || context.view().choosing) return;
  const { sentence, start, end } = selected;
  const words = touchedWords(sentence, selected);
  if (!words) return;
  context.app().select({ kind: "sentence", id: sentence.id });
  if (by === "words") {
    const [anchor, focus] = [words.start, words.end - 1];
    context.setView({ caret: { sentence: sentence.id, anchor, focus } });
    runCommand(context, "types");
  } else {
    context.setView({ caret: null });
    openTypes(context, { kind: "newEntity", start, end, by }, spanBox(sentence.id, { start, end }));
  }
}
