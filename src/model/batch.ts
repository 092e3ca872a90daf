import type { PieceSpan } from "./spans.ts";

/** A target that nobody knows: nothing is learnt from it. */
export const UNKNOWN = -1;

/** A span of a training batch, and what the heads should say of it. */
export interface BatchSpan extends PieceSpan {
  /**
   * How probable each entity type is, none first, [E]; they sum to 1, and that of none is known.
   * A type that is unknown here does not compete with the others.
   */
  readonly types: readonly number[];
  /** How probable it is that it is an entity, of whatever type; absent: as the types say. */
  readonly entityness?: number | undefined;
  /** Best IoU with a gold entity, in words. */
  readonly iou: number;
  /** Whether all entity types are known in its sentence, so that what is unlabelled is none. */
  readonly complete: boolean;
}

/** An ordered pair of spans of a training batch. */
export interface BatchPair {
  /** Indexes into the batch's spans, both of one sentence. */
  readonly head: number;
  readonly tail: number;
  /** How probable each relation type is, several may be 1, or that it is unknown here, [R]. */
  readonly types: readonly number[];
  /** How probable it is that they are related, in whatever way; absent: as the types say. */
  readonly related?: number | undefined;
  /** Whether all relation types are known in its sentence. */
  readonly complete: boolean;
}

/** A training batch; spans and pairs come in the order of their sentences. */
export interface Batch {
  /** Word pieces of each sentence, with [CLS] and [SEP]; none empty. */
  readonly sentences: readonly (readonly number[])[];
  readonly spans: readonly BatchSpan[];
  readonly pairs: readonly BatchPair[];
  /**
   * The second half repeats the first one's sentences, spans and pairs, and what is said of both shall
   * agree, with this weight (R-Drop); absent: nothing is repeated.
   */
  readonly agreement?: number | undefined;
  /** What the frozen layers give of each sentence, [T · H] each, for a trainer that has some. */
  readonly states?: readonly Float32Array[];
}
