import type { SubwordTokenizer } from "./subwordTokenizer.ts";

/** What the encoder reads of a sentence. */
export interface EncodedSentence {
  /** `[CLS]` pieces `[SEP]`. */
  readonly ids: readonly number[];
  /** For each word the range of its pieces in `ids`, end exclusive. */
  readonly wordPieces: readonly (readonly [start: number, end: number])[];
}

/** A run of a sentence's words, end exclusive. */
export interface WordWindow {
  readonly from: number;
  readonly to: number;
}

/** Cuts words into pieces. A word alone too long for `maxPositions` loses its last pieces. */
export function encodeSentence(
  words: readonly string[],
  tokenizer: SubwordTokenizer,
  maxPositions = Number.POSITIVE_INFINITY,
): EncodedSentence {
  const ids = [tokenizer.cls];
  const wordPieces = words.map((word) => {
    const start = ids.length;
    ids.push(...tokenizer.pieces(word).slice(0, maxPositions - 2));
    return [start, ids.length] as const;
  });
  ids.push(tokenizer.sep);
  return { ids, wordPieces };
}

/**
 * Splits a sentence at words so that each window fits the encoder, `[CLS]` and `[SEP]` included.
 * Windows follow each other without gap; most sentences have one.
 */
export function splitLongSentence(
  words: readonly string[],
  tokenizer: SubwordTokenizer,
  maxPositions: number,
): WordWindow[] {
  const room = maxPositions - 2;
  const windows: WordWindow[] = [];
  let from = 0;
  let used = 0;
  words.forEach((word, at) => {
    const length = Math.min(tokenizer.pieces(word).length, room);
    if (used + length > room) {
      windows.push({ from, to: at });
      from = at;
      used = 0;
    }
    used += length;
  });
  if (from < words.length) windows.push({ from, to: words.length });
  return windows;
}
