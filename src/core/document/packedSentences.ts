import type { Range, Sentence } from "./document.ts";
import { sharedRange } from "./sharedWords.ts";

/**
 * Sentences as they cross to another thread or to the disk: ten thousand words are one piece of
 * memory there, and no ten thousand arrays.
 */
export interface PackedSentences {
  /** Their ids; null where they are `${doc}:${index}`. */
  readonly ids: readonly string[] | null;
  /** Of each sentence its start, its end and how many words it has, then start and end of each. */
  readonly numbers: Int32Array;
}

/** Packs the sentences of a document. */
export function packSentences(doc: string, sentences: readonly Sentence[]): PackedSentences {
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  const numbers = new Int32Array(3 * sentences.length + 2 * words);
  let at = 0;
  for (const { start, end, words } of sentences) {
    numbers[at++] = start;
    numbers[at++] = end;
    numbers[at++] = words.length;
    for (const [from, to] of words) {
      numbers[at++] = from;
      numbers[at++] = to;
    }
  }
  const isNumbered = sentences.every(({ id }, i) => id === `${doc}:${i}`);
  return { ids: isNumbered ? null : sentences.map(({ id }) => id), numbers };
}

/** The sentences of a document, which share the ranges of their words; null: they are damaged. */
export function unpackSentences(
  doc: string,
  { ids, numbers }: PackedSentences,
): readonly Sentence[] | null {
  const sentences: Sentence[] = [];
  let at = 0;
  while (at < numbers.length) {
    const [start, end, count] = [numbers[at], numbers[at + 1], numbers[at + 2]];
    at += 3;
    if (!(start >= 0 && end >= start && count >= 0 && at + 2 * count <= numbers.length))
      return null;
    const words = new Array<Range>(count);
    for (let word = 0; word < count; word++) {
      words[word] = sharedRange(numbers[at], numbers[at + 1]);
      at += 2;
    }
    const id = ids ? ids[sentences.length] : `${doc}:${sentences.length}`;
    if (id === undefined) return null;
    sentences.push({ id, start, end, words });
  }
  return ids && ids.length !== sentences.length ? null : sentences;
}
