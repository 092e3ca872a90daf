// What the page asks of the worker of the model, and what that answers. Plain data only.
import type { Schema } from "../core/document/document.ts";
import type { Example, Prediction, SentenceWords } from "../core/learn/example.ts";
import type { HeldOutRule } from "../core/learn/heldOut.ts";
import type { StudyRead } from "../core/learn/reading.ts";
import type { RehearsalSentence } from "../core/learn/rehearsalText.ts";
import type { StudyTraining } from "../core/learn/study.ts";
import type {
  AnyModelId,
  CandidateId,
  ModelSource,
  OpenModel,
} from "../core/lifecycle/openModel.ts";
import type { TrainRecipe, TrainReport } from "../core/lifecycle/trainReport.ts";
import type { InUse } from "../core/report/calibrationBlocks.ts";
import type { Survey } from "../core/review/queue/survey.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";

/** How a model is exported. */
export interface ExportAs {
  readonly dtype: "float16" | "float32";
  readonly inUse: InUse;
}

export interface ExportedModel {
  readonly zip: Blob;
  /** Tensors with numbers that half precision cannot hold: they are stored in single precision. */
  readonly single: readonly string[];
}

/** How a training ended, for now. */
export type TrainOutcome =
  | {
      readonly kind: "trained";
      readonly model: OpenModel<CandidateId>;
      readonly report: TrainReport;
    }
  | { readonly kind: "paused" };

/** How a training goes on. */
export interface GoingOn {
  /** As in the request that it began with. */
  readonly onScreen: readonly SentenceWords[];
  /** With no further step: it ends with what it has. */
  readonly end: boolean;
}

/**
 * A model, and the types that it shall have beside its own, rows of which it makes from their names;
 * one that cannot do so leaves them out.
 */
export interface Reader {
  readonly model: AnyModelId;
  readonly named: ModelTypes;
  /** Its entity types that are not asked for: no span is of them. */
  readonly unasked: readonly string[];
  /** Types that took the name of another one since the model learnt them: they go by that. */
  readonly reused?: RenamedTypes;
}

/** What two models read. */
export interface ReadBothRequest {
  readonly sources: readonly [ModelSource, ModelSource];
  /** Under the names of its types they tell what they found. */
  readonly schema: Schema;
  readonly sentences: readonly SentenceWords[];
}

export interface ReadBothProgress {
  /** Which of the two reads: 0 or 1. */
  readonly which: number;
  /** Sentences that were read, of both together. */
  readonly done: number;
  readonly total: number;
}

/** What each said of the sentences, in their order. */
export interface BothRead {
  readonly first: readonly Prediction[];
  readonly second: readonly Prediction[];
}

export interface PredictReport {
  readonly cancelled: boolean;
  /** Sentences longer than the encoder's positions, which were split at a word. */
  readonly split: readonly string[];
}

/** A sentence as it was read for the order in which sentences are to be gone through. */
export interface ReadForQueue {
  readonly id: string;
  readonly prediction: Prediction;
  readonly survey: Survey;
}

export interface TrainRequest {
  readonly examples: readonly Example[];
  readonly heldOut: readonly Example[];
  /** How those were chosen: told in the report. */
  readonly rule?: HeldOutRule;
  /** The types that the trained model shall have; rows are kept by name or former name. */
  readonly types: ModelTypes;
  /** Since the model learnt them. */
  readonly renamed: RenamedTypes;
  /** Overrides of the recipe, e.g. `{ epochs: 3 }`. */
  readonly recipe: Partial<TrainRecipe>;
  /** The user's sentences that nobody has reviewed: what the model says of them shall stay. */
  readonly unreviewed: readonly RehearsalSentence[];
  /** Sentences on the screen that are not confirmed: drafts are of these. */
  readonly onScreen: readonly SentenceWords[];
}

/** Trainings of the same model, to be done one after the other. */
export interface StudyRequest
  extends Pick<TrainRequest, "types" | "renamed" | "recipe" | "unreviewed"> {
  readonly examples: readonly Example[];
  /** Those that are left to do, with their places in the plan. */
  readonly trainings: readonly (StudyTraining & { readonly training: number })[];
  /** How the model is to read, as it is and once it is trained. */
  readonly reader: Reader;
}

export type StudyProgress =
  | {
      readonly kind: "step";
      readonly training: number;
      readonly step: number;
      readonly steps: number;
    }
  | {
      readonly kind: "reading";
      readonly training: number;
      readonly done: number;
      readonly total: number;
    }
  | ({ readonly kind: "read" } & StudyRead);

/** What a model's scores are judged by. */
export interface CalibrationRequest {
  /** Confirmed sentences that it was not trained on. */
  readonly heldOut: readonly Example[];
  /** Types that were renamed since the model learnt them. */
  readonly renamed: RenamedTypes;
}

/** What memory depends on, beside the model. */
export interface ForecastRequest {
  /** Overrides of the recipe. */
  readonly recipe: Partial<TrainRecipe>;
  /** Sentences to train on. */
  readonly examples: number;
  /** Words of the longest of them. */
  readonly longest: number;
}

/** What steps are timed on. */
export type TimeRequest = Pick<TrainRequest, "examples" | "types" | "renamed">;
