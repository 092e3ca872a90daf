import { sentenceById } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import { type Caret, focusSentence, focusSpan, withWords, wordCaret } from "./caret.ts";
import { spanBox, textPlaceAt } from "./dom.ts";

/** Where on the screen the browser's own caret would be looked for, in steps of a line's height. */
const STEPS = [1.6, 3, 4.4];

/** The word above or below the caret; the neighbouring sentence where no line is on the screen. */
export function lineNeighbour(doc: Doc, caret: Caret, by: 1 | -1): Caret | null {
  const sentence = sentenceById(doc, focusSentence(caret));
  const word = focusSpan(doc, caret);
  if (!sentence || !word) return null;
  const place = spanBox(sentence.id, word);
  for (const step of place ? STEPS : []) {
    const y = place!.top + place!.height / 2 + by * step * place!.height;
    const at = textPlaceAt(place!.left + place!.width / 2, y);
    const found = at && caretAt(doc, at.sentence, at.offset);
    if (found && (found.sentence !== sentence.id || found.focus !== caret.focus)) return found;
  }
  const next = withWords(doc, doc.sentences.indexOf(sentence), by);
  return next ? wordCaret(next, 0) : null;
}

/** A caret on the word at an offset, or on the one before it. */
export function caretAt(doc: Doc, sentenceId: string, offset: number): Caret | null {
  const sentence = sentenceById(doc, sentenceId);
  if (!sentence || sentence.words.length === 0) return null;
  const after = sentence.words.findIndex(([, end]) => end > offset);
  return wordCaret(sentence, after === -1 ? sentence.words.length - 1 : after);
}
