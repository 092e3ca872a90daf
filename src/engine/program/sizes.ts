import type { ModelShape } from "../../model/parameters.ts";
import { SIZE_ROWS } from "../../model/parameters.ts";

/** Columns of the heads' outputs, padded to fours: the padding's weights are and stay zero. */
export interface HeadSizes {
  /** E, with none. */
  readonly entityTypes: number;
  /** R */
  readonly relationTypes: number;
  /** Columns of the span heads: E types, entityness, IoU, padding. */
  readonly span: number;
  /** Columns of the pair heads: R types, relatedness, padding. */
  readonly pair: number;
  /** What a span gives: [span heads | as head of a pair | as its tail]. */
  readonly all: number;
  /** Columns of the weights of what `rangeMax` pools: all, then the context of a pair. */
  readonly range: number;
  /** Columns of the binary heads in theirs, or -1 where off. */
  readonly entityness: number;
  readonly iou: number;
  readonly relatedness: number;
  readonly withLogits: boolean;
  /** Columns of the width embedding. */
  readonly width: number;
  /** Rows of the width embedding. */
  readonly widths: number;
}

const inFours = (n: number): number => Math.max(4, Math.ceil(n / 4) * 4);

export function headSizes({ spert, entityTypes: E, relationTypes: R }: ModelShape): HeadSizes {
  const on = (addition: (typeof spert.additions)[number]) => spert.additions.includes(addition);
  const entityness = on("entityness") ? E : -1;
  const iou = on("iou") ? E + (on("entityness") ? 1 : 0) : -1;
  const relatedness = on("relatedness") ? R : -1;
  const span = inFours(E + Number(on("entityness")) + Number(on("iou")));
  const pair = inFours(R + Number(on("relatedness")));
  const all = span + 2 * pair;
  return {
    entityTypes: E,
    relationTypes: R,
    ...{ span, pair, all, range: all + pair, entityness, iou, relatedness },
    withLogits: on("logits"),
    width: spert.sizeEmbedding,
    widths: SIZE_ROWS,
  };
}
