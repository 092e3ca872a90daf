import type { PairLogits, SpanLogits } from "../model/network.ts";
import type { HeadSizes } from "./program/sizes.ts";

/** Splits the columns of the span heads. @param logits [S, span columns] */
export function spanLogitsOf(logits: Float32Array, rows: number, sizes: HeadSizes): SpanLogits {
  return {
    entity: columns(logits, rows, sizes.span, 0, sizes.entityTypes),
    entityness: column(logits, rows, sizes.span, sizes.entityness),
    iou: column(logits, rows, sizes.span, sizes.iou),
  };
}

/** Splits the columns of the pair heads. @param logits [P, pair columns] */
export function pairLogitsOf(logits: Float32Array, rows: number, sizes: HeadSizes): PairLogits {
  return {
    relation: columns(logits, rows, sizes.pair, 0, sizes.relationTypes),
    relatedness: column(logits, rows, sizes.pair, sizes.relatedness),
  };
}

const column = (x: Float32Array, rows: number, stride: number, at: number): Float32Array | null =>
  at < 0 ? null : columns(x, rows, stride, at, 1);

function columns(x: Float32Array, rows: number, stride: number, from: number, count: number) {
  const result = new Float32Array(rows * count);
  for (let r = 0; r < rows; r++)
    result.set(x.subarray(r * stride + from, r * stride + from + count), r * count);
  return result;
}
