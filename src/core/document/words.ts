import type { Doc, Sentence } from "./document.ts";
import { overlaps, type Span } from "./overlaps.ts";

/** The characters that a run of words covers. */
export const charSpan = (sentence: Sentence, { start, end }: Span): Span => ({
  start: sentence.words[start][0],
  end: sentence.words[end - 1][1],
});

/** The words that a stretch of characters touches, in indexes; null when it touches none. */
export function touchedWords(sentence: Sentence, span: Span): Span | null {
  const start = sentence.words.findIndex(([from, to]) => overlaps({ start: from, end: to }, span));
  if (start === -1) return null;
  let end = start + 1;
  while (end < sentence.words.length && sentence.words[end][0] < span.end) end++;
  return { start, end };
}

/** The words that a stretch of characters is made of; null unless it lies on word borders. */
export function exactWords(sentence: Sentence, span: Span): Span | null {
  const start = sentence.words.findIndex(([from]) => from === span.start);
  const end = sentence.words.findIndex(([, to]) => to === span.end) + 1;
  return start !== -1 && end > start ? { start, end } : null;
}

/** The words of a sentence as the model reads them. */
export const wordTexts = (doc: Doc, sentence: Sentence): string[] =>
  sentence.words.map(([start, end]) => doc.text.slice(start, end));
