// The heads of SpERT.MT. All are linear, so the concatenations e(s) and r of the papers are never
// built: W·[a; b; c] = Wa·a + Wb·b + Wc·c, each factor projected once and the rows then added.
import { add, matMul, reshape, slice, type Tensor1D, type Tensor2D } from "@tensorflow/tfjs-core";
import {
  type BinaryHeadName,
  type HeadName,
  PAIR_HEADS,
  SPAN_HEADS,
} from "../model/heads/heads.ts";
import type { Dropout } from "./kernels/dropout.ts";
import { gatherRows } from "./kernels/gatherRows.ts";
import { rangeMaxPool } from "./kernels/rangeMaxPool.ts";
import { layerOf } from "./layers.ts";
import type { Packing } from "./packing.ts";
import type { Parameters } from "./parameters.ts";
import type { PairTensors, SpanTensors } from "./spanTensors.ts";

/** Logits by head: of the types [rows, types], of a binary head [rows]; null where it is off. */
type Outputs<Name extends HeadName> = {
  readonly [K in Name]: K extends BinaryHeadName ? Tensor1D | null : Tensor2D;
};

/** What the heads say of each span. */
export type SpanOutputs = Outputs<(typeof SPAN_HEADS)[number]["name"]> & {
  /** pool(s): maximum over the span's pieces [S, H]. */
  readonly pool: Tensor2D;
};

/** What the heads say of each ordered pair. */
export type PairOutputs = Outputs<(typeof PAIR_HEADS)[number]["name"]>;

/** A run of the heads over a batch. */
export interface HeadsRun {
  readonly parameters: Parameters;
  /** Last hidden states [N, H]. */
  readonly h: Tensor2D;
  readonly dropout: Dropout;
  /** Of dropout. */
  readonly rate: number;
}

/** e(s) = [h_CLS; pool(s); width] through the entity, entityness and IoU heads. */
export function spanHeads(
  { parameters, h, dropout, rate }: HeadsRun,
  packing: Packing,
  spans: SpanTensors,
): SpanOutputs {
  const pool = rangeMaxPool(h, spans.ranges);
  const cls = dropout(gatherRows(h, packing.first), rate); // [B, H]
  const pooled = dropout(pool, rate);
  const sizes = dropout(sizeTable(parameters), rate);
  const head = (name: string): Tensor2D => {
    const { weight, bias } = layerOf(parameters, name);
    const [forCls, forPool, forSize] = blocks(weight, [
      cls.shape[1],
      pool.shape[1],
      sizes.shape[1],
    ]);
    const perSentence = gatherRows(matMul(cls, forCls), spans.sentence); // [S, out]
    const perWidth = gatherRows(matMul(sizes, forSize), spans.width); // [S, out]
    return add(add(add(matMul(pooled, forPool), perSentence), perWidth), bias);
  };
  return { pool, ...outputsOf(SPAN_HEADS, parameters, head) } as SpanOutputs;
}

/** The spans that pairs are made of: what `spanHeads` said of them, and their widths. */
export interface PairEnds {
  readonly pool: Tensor2D;
  readonly entity: Tensor2D;
  readonly width: Tensor1D;
}

/**
 * r = [c; pool(s1); pool(s2); width(s1); width(s2); y(s1); y(s2)] through the relation and
 * relatedness heads; the logits y are SpERT.MT's and may be off.
 */
export function pairHeads(
  { parameters, h, dropout, rate }: HeadsRun,
  ends: PairEnds,
  pairs: PairTensors,
  withLogits: boolean,
): PairOutputs {
  const context = dropout(rangeMaxPool(h, pairs.between), rate); // [P, H]
  const pool = dropout(ends.pool, rate); // [S, H]
  const sizes = dropout(sizeTable(parameters), rate);
  const logits = withLogits ? dropout(ends.entity, rate) : null; // [S, E]
  const [H, d, E] = [pool.shape[1], sizes.shape[1], logits?.shape[1] ?? 0];

  const head = (name: string): Tensor2D => {
    const { weight, bias } = layerOf(parameters, name);
    const w = blocks(weight, [H, H, H, d, d, ...(logits ? [E, E] : [])]);
    const end = (which: 0 | 1, of: Tensor1D): Tensor2D => {
      const perWidth = gatherRows(matMul(sizes, w[3 + which]), ends.width); // [S, out]
      const perSpan = add(matMul(pool, w[1 + which]), perWidth) as Tensor2D;
      const whole = logits ? add(perSpan, matMul(logits, w[5 + which])) : perSpan;
      return gatherRows(whole as Tensor2D, of); // [P, out]
    };
    return add(add(add(matMul(context, w[0]), end(0, pairs.head)), end(1, pairs.tail)), bias);
  };
  return outputsOf(PAIR_HEADS, parameters, head) as PairOutputs;
}

/** Runs the heads that a model has. @param head logits [rows, columns] of one */
const outputsOf = (
  heads: typeof SPAN_HEADS | typeof PAIR_HEADS,
  parameters: Parameters,
  head: (weights: string) => Tensor2D,
): Partial<Record<HeadName, Tensor1D | Tensor2D | null>> =>
  Object.fromEntries(
    heads.map(({ name, weights, columns }) => {
      if (!has(parameters, weights)) return [name, null];
      return [name, columns === "one" ? column(head(weights)) : head(weights)];
    }),
  );

const sizeTable = (parameters: Parameters) => parameters["size_embeddings.weight"] as Tensor2D;

const has = (parameters: Parameters, head: string) => `${head}.weight` in parameters;

/** @param x [N, 1]  @returns [N] */
const column = (x: Tensor2D): Tensor1D => reshape(x, [-1]);

/** Cuts the rows of a weight [in, out] into one block for each factor of the input. */
function blocks(weight: Tensor2D, heights: readonly number[]): Tensor2D[] {
  let row = 0;
  return heights.map((height) => {
    const block = slice(weight, [row, 0], [height, weight.shape[1]]);
    row += height;
    return block;
  });
}
