import type { PieceSpan } from "./spans.ts";

/** A span of a training batch, and what the heads should say of it. */
export interface BatchSpan extends PieceSpan {
  /** Index of its entity type, 0 = none. */
  readonly label: number;
  /** Best IoU with a gold entity, in words. */
  readonly iou: number;
}

/** An ordered pair of spans of a training batch. */
export interface BatchPair {
  /** Indexes into the batch's spans, both of one sentence. */
  readonly head: number;
  readonly tail: number;
  /** Multi-hot relation types [R]. */
  readonly types: readonly number[];
}

/** A training batch; spans and pairs come in the order of their sentences. */
export interface Batch {
  /** Word pieces of each sentence, with [CLS] and [SEP]; none empty. */
  readonly sentences: readonly (readonly number[])[];
  readonly spans: readonly BatchSpan[];
  readonly pairs: readonly BatchPair[];
}
