import type { Batch } from "./batch.ts";
import type { BinaryHeadName, HeadName, PAIR_HEADS, SPAN_HEADS } from "./heads/heads.ts";
import type { Freezing, ModelShape } from "./parameters.ts";
import type { PieceSpan } from "./spans.ts";
import type { Weights } from "./weights.ts";

/** Logits by head: those of the types, row by row, and one a row [S] or [P]; null where off. */
type LogitsOf<Name extends HeadName> = {
  readonly [K in Name]: K extends BinaryHeadName ? Float32Array | null : Float32Array;
};

/** What the heads say of each span; y(s), the entity types with none first, is [S · E]. */
export type SpanLogits = LogitsOf<(typeof SPAN_HEADS)[number]["name"]>;

/** What the heads say of each ordered pair; the relation types are [P · R]. */
export type PairLogits = LogitsOf<(typeof PAIR_HEADS)[number]["name"]>;

/**
 * Awaited within a run, again and again, where the run would hold others up: they may use the device
 * then, but not the network that runs.
 */
export type Pause = () => Promise<void>;

/** What a SpERT.MT network says of sentences; it is asked one thing at a time. */
export interface ReadingNetwork {
  readonly shape: ModelShape;
  /** Word pieces to predict at a time: enough to keep the device busy, few enough to stream. */
  readonly piecesAtOnce: number;
  /** Encoder and span heads. @param sentences word-piece ids with [CLS] and [SEP], none empty */
  spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
    pause?: Pause,
  ): Promise<SpanLogits>;
  /** Last hidden states of sentences, end to end, [N · H]. */
  states(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array>;
  /** Relation heads over pairs [head, tail] of the spans that the last `spanLogits` was asked. */
  pairLogits(pairs: readonly (readonly [number, number])[], pause?: Pause): Promise<PairLogits>;
}

/** Reads with the encoder of another network, beside it: also in its pauses. */
export interface BesideNetwork extends ReadingNetwork {
  /** Replaces its heads alone; those of the other network stay. */
  setHeads(heads: Weights, shape: ModelShape): Promise<void>;
}

/** A SpERT.MT network whose weights are on a device. */
export interface Network extends ReadingNetwork {
  /** Another one with the same encoder, and at first the same heads; it is freed with this one. */
  beside(): Promise<BesideNetwork>;
  /**
   * Makes room for gradients and moments; a network has at most one trainer at a time.
   *
   * @param from moments and count of updates to go on with; none: a new training
   * @param how where something stays as it is, each batch comes with what that gives; unless it is
   *   said, everything moves, and a batch is computed at once
   */
  startTraining(
    settings: AdamWSettings,
    from?: OptimizerState,
    how?: TrainingHow,
  ): Promise<Trainer>;
  /**
   * Replaces the weights of the heads, size embeddings too; the encoder stays where it is.
   *
   * @param shape where it is another one: of the same encoder, and of a network that is not trained
   */
  setHeads(heads: Weights, shape?: ModelShape): Promise<void>;
  /** The weights, in the file's orientation. */
  download(): Promise<Weights>;
  /** Those of the heads alone. */
  downloadHeads(): Promise<Weights>;
  /** Frees everything, the trainer's memory too. */
  dispose(): void;
}

/** What of a network a training moves, and how its memory is spared. */
export interface TrainingHow extends Partial<Freezing> {
  /**
   * Each batch is computed in so many parts, one after the other, and their gradients are added up;
   * 1, unless it is said. Losses are means over the whole batch: but for dropout, whose masks are the
   * parts' own, the update is the one that the batch gives at once.
   */
  readonly accumulate?: number;
}

/** Optimizes the weights of its network. */
export interface Trainer {
  /** Updates so far. */
  readonly updates: number;
  /** True when the next step may be asked for while this one's losses are on their way. */
  readonly isQueued: boolean;
  /** So many of the lowest layers stay as they are, with the embeddings; null: everything moves. */
  readonly frozen: number | null;
  /**
   * What the frozen layers give of sentences, the same at any time of the training: nothing is
   * dropped in them. @returns [T · H] each
   */
  frozenStates(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array[]>;
  /**
   * Brings what the next step on a batch needs to the device. A step without it does so itself, and
   * is then not queued at once.
   */
  prepare(batch: Batch): Promise<void>;
  /** One update of AdamW on a batch; the losses are those before the update. */
  step(batch: Batch, rates: Rates, dropout: DropoutSeed | null, pause?: Pause): Promise<StepLosses>;
  /**
   * One update of the encoder alone, for a caller that moves the heads itself: their gradients are
   * of the total loss, unclipped, in the file's orientation.
   */
  stepEncoder(batch: Batch, rate: number, dropout: DropoutSeed | null): Promise<EncoderStep>;
  /**
   * All that a later trainer goes on from, to the bit. The weights are as they are held: those of the
   * network lack nothing, these lack the `decay` of the memory.
   *
   * @param pause awaited between parts that take as long as some pieces of a step
   */
  saved(pause?: Pause): Promise<SavedTraining>;
  /** What a batch gives without an update: for comparisons and tests. */
  inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection>;
  /** Frees gradients and moments; the weights stay as they are. */
  dispose(): void;
}

/** What an update of the encoder alone gives. */
export interface EncoderStep {
  readonly losses: StepLosses;
  readonly heads: Weights;
}

/** Everything that forward and backward compute, read back. */
export interface Inspection {
  /**
   * h after the embeddings and after each layer, [N · H] each, sentences end to end; after the frozen
   * layers and after each one above them, where some are frozen.
   */
  readonly hidden: readonly Float32Array[];
  /** pool(s) [S · H] */
  readonly pool: Float32Array;
  readonly spans: SpanLogits;
  /** Null without pairs. */
  readonly pairs: PairLogits | null;
  readonly losses: StepLosses;
  /** Gradients of the total loss by what moves, unclipped, in the file's orientation. */
  readonly gradients: Weights;
}

/** Weighted losses of a batch; those of heads that are off, or that saw nothing, are absent. */
export type StepLosses = Readonly<
  Record<"total" | "entity", number> & Partial<Record<HeadName, number>>
>;

/** Which dropout masks: they depend only on these two and on the place in the network. */
export interface DropoutSeed {
  readonly seed: number;
  readonly step: number;
}

/** Rates of one update: the encoder's and the heads'. */
export interface Rates {
  readonly encoder: number;
  readonly heads: number;
}

/** What a training goes on from: load the weights, and start with the memory. */
export interface SavedTraining {
  readonly weights: Weights;
  readonly optimizer: OptimizerState;
}

/** AdamW's memory: running means of the gradient and of its square, and the updates so far. */
export interface OptimizerState {
  readonly first: Weights;
  readonly second: Weights;
  readonly updates: number;
  /**
   * The words whose rows the word table has in both, in their order: all others are zero. Absent: it
   * has all rows.
   */
  readonly words?: readonly number[] | undefined;
  /**
   * By what the rows of all other words are yet to be multiplied. Given to them, they would be rounded
   * once more than in an unbroken training. Absent: 1.
   */
  readonly decay?: number | undefined;
}

export interface AdamWSettings {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly maxGradNorm: number;
}

export const ADAM_W: AdamWSettings = {
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  weightDecay: 0.01,
  maxGradNorm: 1,
};
