import type { BatchPair, BatchSpan } from "../batch.ts";

/** What every head says of itself. All are linear. */
interface AnyHead {
  /** Names it, its loss and, where it may be off, its place in `additions` and `loss_weights`. */
  readonly name: string;
  /** Name of its weight and bias in a checkpoint. */
  readonly weights: string;
}

/** Logits of the types, none of them off: softmax over entity types, σ of each relation type. */
export interface TypesHead extends AnyHead {
  readonly columns: "entityTypes" | "relationTypes";
}

/**
 * One logit a row, learnt by binary cross-entropy and weighted by λ of the same name. It is one of
 * SpERT.MT's additions, so it may be off. σ of it weighs in the score of what is found.
 *
 * @typeParam Row what the head is about, in a training batch
 */
export interface BinaryHead<Row> extends AnyHead {
  readonly columns: "one";
  /** What it should say, from 0 to 1, or that it is unknown. */
  target(row: Row): number;
}

/** Reads e(s) = [h_CLS; pool(s); width(s)]. */
export type SpanHead = TypesHead | BinaryHead<BatchSpan>;

/** Reads r = [c; pool(s1); pool(s2); width(s1); width(s2); y(s1); y(s2)]. */
export type PairHead = TypesHead | BinaryHead<BatchPair>;
