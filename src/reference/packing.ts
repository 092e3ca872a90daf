import { type Tensor1D, type Tensor4D, tensor1d, tensor4d } from "@tensorflow/tfjs-core";

/**
 * Sentences of a batch laid end to end: N = sum of their lengths. Only attention needs the padded
 * form [B, T]; everything else runs on the N word pieces, so that padding costs and counts nothing.
 */
export interface Packing {
  /** Word-piece ids [N]. */
  readonly ids: Tensor1D;
  /** Position of each piece in its sentence [N]. */
  readonly positions: Tensor1D;
  /** Row of each sentence's [CLS] [B]. */
  readonly first: Tensor1D;
  readonly batch: number;
  readonly longest: number;
  /** Null when all sentences are equally long: the padded form is then the packed one. */
  readonly padded: Padding | null;
}

interface Padding {
  /** Packed row of each padded place [B·T]; padding points to row 0, and is masked. */
  readonly pad: Tensor1D;
  /** Padded place of each packed row [N]. */
  readonly unpad: Tensor1D;
  /** [B, 1, 1, T] added to the scores: 0 on pieces, -1e9 on padding. */
  readonly mask: Tensor4D;
}

/** First row of each sentence. */
export function offsetsOf(sentences: readonly (readonly number[])[]): number[] {
  let next = 0;
  return sentences.map(({ length }) => {
    const start = next;
    next += length;
    return start;
  });
}

/** @param sentences word-piece ids with [CLS] and [SEP], one list a sentence, none empty */
export function pack(sentences: readonly (readonly number[])[]): Packing {
  const longest = Math.max(...sentences.map(({ length }) => length));
  const equal = sentences.every(({ length }) => length === longest);
  return {
    ids: tensor1d(sentences.flat(), "int32"),
    positions: tensor1d(
      sentences.flatMap((ids) => ids.map((_, t) => t)),
      "int32",
    ),
    first: tensor1d(offsetsOf(sentences), "int32"),
    batch: sentences.length,
    longest,
    padded: equal ? null : padding(sentences, longest),
  };
}

function padding(sentences: readonly (readonly number[])[], T: number): Padding {
  const B = sentences.length;
  const offsets = offsetsOf(sentences);
  const pad = new Int32Array(B * T);
  const mask = new Float32Array(B * T).fill(-1e9);
  const unpad: number[] = [];
  sentences.forEach((ids, b) => {
    ids.forEach((_, t) => {
      pad[b * T + t] = offsets[b] + t;
      mask[b * T + t] = 0;
      unpad.push(b * T + t);
    });
  });
  return {
    pad: tensor1d(pad, "int32"),
    unpad: tensor1d(unpad, "int32"),
    mask: tensor4d(mask, [B, 1, 1, T]),
  };
}
