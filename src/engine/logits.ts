import { type HeadName, PAIR_HEADS, SPAN_HEADS } from "../model/heads/heads.ts";
import type { PairLogits, SpanLogits } from "../model/network.ts";
import type { HeadSizes } from "./program/sizes.ts";

/** Splits the columns of the span heads. @param logits [S, span columns] */
export const spanLogitsOf = (logits: Float32Array, rows: number, sizes: HeadSizes): SpanLogits =>
  byHead(SPAN_HEADS, { logits, rows, stride: sizes.span, sizes }) as SpanLogits;

/** Splits the columns of the pair heads. @param logits [P, pair columns] */
export const pairLogitsOf = (logits: Float32Array, rows: number, sizes: HeadSizes): PairLogits =>
  byHead(PAIR_HEADS, { logits, rows, stride: sizes.pair, sizes }) as PairLogits;

interface Rows {
  readonly logits: Float32Array;
  readonly rows: number;
  readonly stride: number;
  readonly sizes: HeadSizes;
}

function byHead(
  heads: typeof SPAN_HEADS | typeof PAIR_HEADS,
  of: Rows,
): Partial<Record<HeadName, Float32Array | null>> {
  return Object.fromEntries(
    heads.map(({ name, columns }) => {
      const from = of.sizes.columns.get(name);
      const count = columns === "one" ? 1 : of.sizes[columns];
      return [name, from === undefined ? null : columnsOf(of, from, count)];
    }),
  );
}

function columnsOf({ logits, rows, stride }: Rows, from: number, count: number): Float32Array {
  const result = new Float32Array(rows * count);
  for (let r = 0; r < rows; r++)
    result.set(logits.subarray(r * stride + from, r * stride + from + count), r * count);
  return result;
}
