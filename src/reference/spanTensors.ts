import { type Tensor1D, type Tensor2D, tensor1d, tensor2d } from "@tensorflow/tfjs-core";
import { SIZE_ROWS } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";

/** Candidate spans as tensors. */
export interface SpanTensors {
  /** Sentence of each span [S]. */
  readonly sentence: Tensor1D;
  /** Packed rows of each span [S, 2]. */
  readonly ranges: Tensor2D;
  /** Row of `size_embeddings` [S]. */
  readonly width: Tensor1D;
}

/** Ordered pairs of spans as tensors. */
export interface PairTensors {
  /** Span that is the head [P]. */
  readonly head: Tensor1D;
  /** Span that is the tail [P]. */
  readonly tail: Tensor1D;
  /** Packed rows strictly between the two [P, 2]; empty when there are none or they overlap. */
  readonly between: Tensor2D;
}

/** @param offsets first packed row of each sentence */
export function spanTensors(spans: readonly PieceSpan[], offsets: readonly number[]): SpanTensors {
  return {
    sentence: tensor1d(
      spans.map((s) => s.sentence),
      "int32",
    ),
    ranges: tensor2d(
      spans.flatMap((s) => [offsets[s.sentence] + s.start, offsets[s.sentence] + s.end]),
      [spans.length, 2],
      "int32",
    ),
    width: tensor1d(
      spans.map((s) => Math.min(s.words, SIZE_ROWS - 1)),
      "int32",
    ),
  };
}

/** @param pairs [head, tail], indexes into `spans`, both of one sentence */
export function pairTensors(
  pairs: readonly (readonly [number, number])[],
  spans: readonly PieceSpan[],
  offsets: readonly number[],
): PairTensors {
  const between = pairs.flatMap(([head, tail]) => {
    const [a, b] = [spans[head], spans[tail]];
    const offset = offsets[a.sentence];
    return [offset + Math.min(a.end, b.end), offset + Math.max(a.start, b.start)];
  });
  return {
    head: tensor1d(
      pairs.map(([head]) => head),
      "int32",
    ),
    tail: tensor1d(
      pairs.map(([, tail]) => tail),
      "int32",
    ),
    between: tensor2d(between, [pairs.length, 2], "int32"),
  };
}
