import type { Doc, Sentence } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";

/** A run of words being chosen: it grows from `anchor` to `focus`, both word indexes. */
export interface Caret {
  readonly sentence: string;
  readonly anchor: number;
  readonly focus: number;
}

/** The characters under a caret. */
export function caretSpan(sentence: Sentence, { anchor, focus }: Caret): Span {
  const { words } = sentence;
  // A step back may have left the sentence with fewer words.
  const [first, last] = [Math.min(anchor, focus), Math.max(anchor, focus)].map((word) =>
    Math.min(word, words.length - 1),
  );
  return { start: words[first][0], end: words[last][1] };
}

/** The caret one word on. Moving runs on into the next sentence; extending stays in its own. */
export function moveCaret(doc: Doc, caret: Caret, by: 1 | -1, extend: boolean): Caret {
  const at = doc.sentences.findIndex(({ id }) => id === caret.sentence);
  if (at === -1) return caret;
  const focus = caret.focus + by;
  if (focus >= 0 && focus < doc.sentences[at].words.length)
    return { ...caret, focus, anchor: extend ? caret.anchor : focus };
  if (extend) return caret;
  const next = withWords(doc, at, by);
  return next ? wordCaret(next, by === 1 ? 0 : next.words.length - 1) : caret;
}

/** A caret on one word. */
export const wordCaret = (sentence: Sentence, word: number): Caret => ({
  sentence: sentence.id,
  anchor: word,
  focus: word,
});

/** The nearest sentence in a direction that has words. */
export function withWords(doc: Doc, from: number, by: 1 | -1): Sentence | undefined {
  let at = from + by;
  while (doc.sentences[at] && doc.sentences[at].words.length === 0) at += by;
  return doc.sentences[at];
}
