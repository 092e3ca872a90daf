import { PAIR_FIELDS } from "../../kernels/pairLogits.ts";
import { SENTENCE_FIELDS } from "../../kernels/sentenceRows.ts";
import { SPAN_FIELDS } from "../../kernels/spanLogits.ts";

/** What a batch has more or fewer of; a number is a fixed count of rows. */
export const AXES = [
  "tokens",
  "sentences",
  "blocks",
  "spans",
  "pairs",
  "ranges",
  /** Sentences, then the rows of the width embedding. */
  "sums",
  "words",
  "usedWords",
] as const;
export type BatchAxis = (typeof AXES)[number];
export type Axis = BatchAxis | number;

/** How many rows of each axis there are, or there is room for. */
export type Counts = Readonly<Record<BatchAxis, number>>;

/** What the host gives to a run: name and four-byte fields. Kernels' contracts say what is in them. */
export const SECTIONS = [
  "tokens",
  "sentences",
  "blocks",
  "groups",
  "items",
  "spans",
  "pairs",
  "targets",
  "endOffsets",
  "endPairs",
  "widthOffsets",
  "widthSpans",
  "embeddingRows",
  "embeddingEntries",
  "usedWords",
  "states",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What sections have a fixed number of. */
export interface SectionColumns {
  /** Columns of the heads. */
  readonly span: number;
  readonly pair: number;
  /** Rows of the width embedding. */
  readonly widths: number;
  /** Rows of `embeddingRows` beside the words. */
  readonly places: number;
  /** Columns of `states`; 0 where a program begins with the embeddings. */
  readonly states: number;
}

/** Four-byte numbers of each section with room for `counts`. */
export function sectionSizes(
  counts: Counts,
  { span, pair, widths, places, states }: SectionColumns,
): Record<Section, number> {
  return {
    tokens: 4 * counts.tokens,
    sentences: SENTENCE_FIELDS * counts.sentences,
    blocks: 2 * counts.blocks,
    groups: 4 * counts.ranges,
    items: 2 * counts.ranges,
    spans: SPAN_FIELDS * counts.spans,
    pairs: PAIR_FIELDS * counts.pairs,
    targets: span * counts.spans + pair * counts.pairs,
    endOffsets: counts.spans + 1,
    endPairs: 2 * counts.pairs,
    widthOffsets: widths + 1,
    widthSpans: counts.spans,
    embeddingRows: 4 * (counts.words + places),
    embeddingEntries: 3 * counts.tokens,
    usedWords: 4 * counts.usedWords,
    states: states * counts.tokens,
  };
}
