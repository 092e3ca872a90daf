import { sentenceAt, sentenceById } from "../../../core/document/docIndex.ts";
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

/** Words that the browser has selected, from one sentence into another. */
interface SelectedAcross extends Span {
  readonly from: string;
  readonly to: string;
}

/** The words that are selected in several sentences, as far as they are drawn. */
export function selectedAcross(doc: Doc): SelectedAcross | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const first = textPlace(range.startContainer, range.startOffset);
  const last = textPlace(range.endContainer, range.endOffset);
  if (!first || !last || first.sentence === last.sentence) return null;
  const touched = doc.sentences.filter((sentence) =>
    touchedWords(sentence, { start: first.offset, end: last.offset }),
  );
  const [from, to] = [touched[0], touched.at(-1)];
  if (!from || !to || from === to) return null;
  return { from: from.id, to: to.id, start: first.offset, end: last.offset };
}

/** What is selected in the text, inside one sentence. */
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
  if (!doc || !editable(context) || context.view().choosing) return;
  const selected = selectedText(doc);
  const across = selected ? null : selectedAcross(doc);
  if (across) context.setView({ dialog: { kind: "joinSelected", ...across } });
  if (!selected) return;
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

/** Joins the sentences of words that were selected across them, and opens the types for the words. */
export function joinAndChoose(
  context: CommandContext,
  { from, to, start, end }: Span & { readonly from: string; readonly to: string },
): void {
  context.app().joinSentences(from, to);
  const doc = docOf(context);
  const sentence = doc && sentenceAt(doc, start);
  const words = sentence && touchedWords(sentence, { start, end });
  if (!sentence || !words) return;
  const caret = { sentence: sentence.id, anchor: words.start, focus: words.end - 1 };
  context.setView({ caret });
  // The joined sentence is drawn first: the menu opens at its words.
  requestAnimationFrame(() => requestAnimationFrame(() => runCommand(context, "types")));
}
