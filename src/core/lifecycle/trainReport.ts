import type { Prediction, SentenceWords } from "../learn/example.ts";
import type { HeldOutRule } from "../learn/heldOut.ts";
import type { Judged, Watched } from "../learn/judged.ts";
import type { Recipe } from "../learn/recipe.ts";
import type { Scores } from "../learn/scores.ts";
import type { Speed } from "../learn/trainingTime.ts";
import type { ModelTypes } from "../types/modelTypes.ts";

/** What of the recipe the page lets one change. */
export type TrainRecipe = Pick<
  Recipe,
  | "epochs"
  | "batch"
  | "accumulate"
  | "rehearsed"
  | "frozenLayers"
  | "freezeEmbeddings"
  | "lr"
  | "headLr"
  | "seed"
>;

/** Weighted losses of one step, by head; a head that is off, or saw nothing, has none. */
export type Losses = Readonly<Record<"total", number> & Partial<Record<string, number>>>;

/** Rates of one step: the encoder's and the heads'. */
export interface StepRates {
  readonly encoder: number;
  readonly heads: number;
}

/** How the model in training does on some of the held-out sentences, after an epoch. */
export interface EpochScore {
  readonly epoch: number;
  /** The last step of the epoch. */
  readonly step: number;
  /** So many sentences were read. */
  readonly sentences: number;
  /** Micro F1 in per cent; null where there was nothing to be found. */
  readonly entities: number | null;
  readonly relations: number | null;
  /** The mean of what there is of them: by it the best epoch is chosen. */
  readonly f1: number | null;
  /** Whether it was chosen by: these sentences then prove nothing. */
  readonly usedToStop: boolean;
}

/** What a model says of a sentence while it is trained. */
export interface DraftSentence {
  /** As it was read. */
  readonly sentence: SentenceWords;
  readonly prediction: Prediction;
}

/** What a model that is being trained says of sentences that were on the screen. */
export interface Draft {
  /** Since the start of the training. */
  readonly seconds: number;
  /** What the training teaches: what the model suggests of these it suggests by examples. */
  readonly types: ModelTypes;
  readonly found: readonly DraftSentence[];
}

export type TrainProgress =
  | {
      readonly kind: "scoring";
      readonly which: "before" | "after";
      readonly done: number;
      readonly total: number;
    }
  | {
      /** Text that nothing was trained on is read by the model before and by the one after. */
      readonly kind: "comparing";
      readonly done: number;
      readonly total: number;
    }
  /** Whether a reload would find it as it is by now; else it is in memory alone. */
  | { readonly kind: "storing"; readonly isStored: boolean }
  | ({ readonly kind: "draft" } & Draft)
  | ({ readonly kind: "epoch" } & EpochScore)
  | {
      readonly kind: "step";
      readonly step: number;
      readonly steps: number;
      readonly epoch: number;
      readonly epochs: number;
      readonly losses: Losses;
      readonly rates?: StepRates;
      readonly secondsLeft: number | null;
    };

/** How far a training is. */
export type ShownProgress = Exclude<
  TrainProgress,
  { readonly kind: "draft" | "epoch" | "storing" }
>;

/** Scores of the same held-out sentences by the model before and after a training. */
export interface BeforeAfter {
  readonly before: Scores;
  readonly after: Scores;
  readonly sentences: number;
}

/** What a training was measured to take; nothing of reading when nothing was scored. */
export type MeasuredSpeed = Omit<Speed, "reading"> & { readonly reading: number | null };

/** The epoch that was best, and whether the training ended for want of a better one. */
export interface ChosenEpoch {
  readonly epoch: number;
  readonly isEarly: boolean;
}

/** What a training did. */
export interface TrainReport {
  readonly stopped: boolean;
  readonly steps: number;
  /** From its start to the trained model, scoring included. */
  readonly seconds: number;
  /** What was measured, for the next estimate; null after too few steps. */
  readonly speed: MeasuredSpeed | null;
  /** Null when there are no held-out examples. */
  readonly scores: BeforeAfter | null;
  /** The held-out sentences, as both models read them; none when it ended before its first step. */
  readonly judged: readonly Judged[];
  /** How those were chosen. */
  readonly rule?: HeldOutRule;
  /** Text that nothing was trained on, as both models read it. */
  readonly watched: readonly Watched[];
  /** The types that were taught, under which all of it is counted. */
  readonly types: ModelTypes;
  /** Whose weights these are, where it was chosen by scores. */
  readonly chosen?: ChosenEpoch;
  /** Sentences longer than the encoder's positions, which were split at a word. */
  readonly split: readonly string[];
  /** Entities and relations that cross such a split: not trained on. */
  readonly cut: number;
}
