import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import type { PairHead, SpanHead } from "../../model/heads/head.ts";
import { type HeadName, headsOn } from "../../model/heads/heads.ts";
import type { ModelShape } from "../../model/parameters.ts";
import { columnsOf, SIZE_ROWS } from "../../model/parameters.ts";

/** Columns of the heads' outputs, padded to fours: the padding's weights are and stay zero. */
export interface HeadSizes {
  /** E, with none. */
  readonly entityTypes: number;
  /** R */
  readonly relationTypes: number;
  /** Columns of the span heads: E types, the binary ones, padding. */
  readonly span: number;
  /** Columns of the pair heads: R types, the binary ones, padding. */
  readonly pair: number;
  /** What a span gives: [span heads | as head of a pair | as its tail]. */
  readonly all: number;
  /** Columns of the weights of what `rangeMax` pools: all, then the context of a pair. */
  readonly range: number;
  /** The first column of each head that is on. */
  readonly columns: ReadonlyMap<HeadName, number>;
  readonly withLogits: boolean;
  /** Columns of the width embedding. */
  readonly width: number;
  /** Rows of the width embedding. */
  readonly widths: number;
}

/** Kernels go by fours of columns: what lacks is filled with zeros. */
const inFours = (n: number): number => Math.ceil(n / 4) * 4;

/** Columns of an attention head in memory. */
export const headColumns = ({ hidden, heads }: BertConfig): number => inFours(hidden / heads);

/** Columns of all heads, of the feed-forward layers and of the word table in memory. */
export const attentionColumns = (bert: BertConfig): number => bert.heads * headColumns(bert);
export const feedForwardColumns = ({ intermediate }: BertConfig): number => inFours(intermediate);

export function headSizes(shape: ModelShape): HeadSizes {
  const { spert, entityTypes, relationTypes } = shape;
  const heads = headsOn(spert.additions);
  const columns = new Map<HeadName, number>();
  /** Places heads side by side. @returns how many columns they take */
  const place = (side: readonly (SpanHead | PairHead)[]): number =>
    side.reduce((column, head) => {
      columns.set(head.name as HeadName, column);
      return column + columnsOf(head, shape);
    }, 0);
  const span = Math.max(4, inFours(place(heads.span)));
  const pair = Math.max(4, inFours(place(heads.pair)));
  const all = span + 2 * pair;
  return {
    entityTypes,
    relationTypes,
    span,
    pair,
    all,
    range: all + pair,
    columns,
    withLogits: spert.additions.includes("logits"),
    width: spert.sizeEmbedding,
    widths: SIZE_ROWS,
  };
}
