import { sentenceById } from "../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";
import { touchedWords } from "../../core/document/words.ts";

/** A run of words being chosen: it grows from `anchor` to `focus`, both word indexes. */
export interface Caret {
  /** The sentence of `anchor`. */
  readonly sentence: string;
  readonly anchor: number;
  readonly focus: number;
  /** The sentence of `focus`, where that is another one. */
  readonly into?: string;
  /** The entity that gets these words as its borders, where one is being moved. */
  readonly moves?: string;
}

/** The sentence in which a caret moves. */
export const focusSentence = ({ sentence, into = sentence }: Caret): string => into;

/** The characters under a caret; null when a step back has taken its sentence. */
export function caretSpan(doc: Doc, caret: Caret): Span | null {
  const from = wordOf(doc, caret.sentence, caret.anchor);
  const to = wordOf(doc, focusSentence(caret), caret.focus);
  if (!from || !to) return null;
  return { start: Math.min(from.start, to.start), end: Math.max(from.end, to.end) };
}

/** The characters of the word at which a caret grows. */
export const focusSpan = (doc: Doc, caret: Caret): Span | null =>
  wordOf(doc, focusSentence(caret), caret.focus);

function wordOf(doc: Doc, id: string, at: number): Span | null {
  const words = sentenceById(doc, id)?.words ?? [];
  // A step back may have left the sentence with fewer words.
  const word = words[Math.min(at, words.length - 1)];
  return word ? { start: word[0], end: word[1] } : null;
}

/** The caret one word on, also into the next sentence; extending, it goes on to cover the words. */
export function moveCaret(doc: Doc, caret: Caret, by: 1 | -1, extend: boolean): Caret {
  const at = doc.sentences.findIndex(({ id }) => id === focusSentence(caret));
  if (at === -1) return caret;
  const put = (sentence: Sentence, word: number) =>
    extend ? extended(caret, sentence, word) : wordCaret(sentence, word);
  const focus = caret.focus + by;
  if (focus >= 0 && focus < doc.sentences[at].words.length) return put(doc.sentences[at], focus);
  const next = withWords(doc, at, by);
  return next ? put(next, by === 1 ? 0 : next.words.length - 1) : caret;
}

/** The caret over everything from where it began to a word. */
export function extended(caret: Caret, { id }: Sentence, focus: number): Caret {
  const { sentence, anchor, moves } = caret;
  return {
    sentence,
    anchor,
    focus,
    ...(id !== sentence && { into: id }),
    ...(moves !== undefined && { moves }),
  };
}

/** A caret on one word. */
export const wordCaret = (sentence: Sentence, word: number): Caret => ({
  sentence: sentence.id,
  anchor: word,
  focus: word,
});

/** The caret over the words that a stretch of characters touches; null when there are none. */
export function caretOver(
  parts: readonly Sentence[],
  span: Span,
  isBackwards = false,
): Caret | null {
  const [first, last] = [parts[0], parts[parts.length - 1]];
  const [from, to] = [first, last].map((sentence) => sentence && touchedWords(sentence, span));
  if (!from || !to) return null;
  return isBackwards
    ? extended(wordCaret(last, to.end - 1), first, from.start)
    : extended(wordCaret(first, from.start), last, to.end - 1);
}

/** The nearest sentence in a direction that has words. */
export function withWords(doc: Doc, from: number, by: 1 | -1): Sentence | undefined {
  let at = from + by;
  while (doc.sentences[at] && doc.sentences[at].words.length === 0) at += by;
  return doc.sentences[at];
}
