import type { Scope } from "../document/document.ts";
import type { ModelVersion } from "./modelVersion.ts";
import type { CandidateId, JobId, LoadProgress, ModelId, OpenModel, Wanted } from "./openModel.ts";
import type { TrainCurve } from "./trainCurve.ts";
import type {
  BeforeAfter,
  Draft,
  ShownProgress,
  TrainProgress,
  TrainRecipe,
  TrainReport,
} from "./trainReport.ts";

/** Where the models and jobs of the page stand. */
export interface Lifecycle {
  /** Another tab may hold the project: this one then neither trains, keeps nor discards. */
  readonly access: "owner" | "readOnly";
  /** The model that shall be open; a training or a candidate may hold it up. */
  readonly wanted: Wanted;
  /** Deaths of the worker since something was last done by it. */
  readonly deaths: number;
  readonly phase: Phase;
}

export type Phase =
  | {
      readonly kind: "opening";
      readonly attempt: string;
      readonly progress: LoadProgress;
      readonly trouble: Trouble | null;
    }
  /** Nothing is open. */
  | { readonly kind: "failed"; readonly message: string }
  /** The device is gone; the worker brings what is open to a new one. */
  | {
      readonly kind: "lost";
      readonly message: string;
      readonly open: Open;
      readonly trouble: Trouble | null;
    }
  | { readonly kind: "ready"; readonly open: Open; readonly trouble: Trouble | null }
  | {
      readonly kind: "predicting";
      readonly open: Open;
      readonly job: JobId;
      readonly done: number;
      readonly total: number;
      /** The types that it is for; absent: all of them. */
      readonly sought?: Scope;
    }
  | {
      readonly kind: "training";
      readonly model: OpenModel<ModelId>;
      readonly job: JobId;
      readonly recipe: Partial<TrainRecipe>;
      /** Other than drafts. */
      readonly progress: ShownProgress | null;
      /** What it told of itself so far. */
      readonly curve: TrainCurve;
      /** What the model says so far; once the training is stopped nothing is shown any more. */
      readonly draft: Draft | "none" | "over";
      /** Types that came meanwhile: they are looked for afterwards. */
      readonly sought?: Scope;
    };

/** A model alone, or a candidate beside the model that it was trained from. */
export type Open =
  | { readonly kind: "model"; readonly model: OpenModel<ModelId> }
  | {
      readonly kind: "candidate";
      readonly base: OpenModel<ModelId>;
      readonly candidate: Candidate;
      readonly settling: "no" | "keeping" | "discarding";
    };

/** A trained model and what is shown of its training. */
export interface Candidate {
  readonly model: OpenModel<CandidateId>;
  readonly report: TrainReport;
  readonly curve: TrainCurve;
}

/** How the last job failed. */
export type Trouble =
  | { readonly of: "prediction"; readonly message: string }
  | {
      readonly of: "training";
      readonly message: string;
      readonly recipe: Partial<TrainRecipe>;
    };

export type LifeEvent =
  | {
      readonly kind: "open";
      readonly attempt: string;
      readonly wanted: Wanted;
      /** The user is told why it cannot be now; the app's own wish waits until it can. */
      readonly by: "user" | "app";
    }
  | { readonly kind: "loading"; readonly attempt: string; readonly progress: LoadProgress }
  | { readonly kind: "opened"; readonly attempt: string; readonly model: OpenModel<ModelId> }
  | { readonly kind: "openFailed"; readonly attempt: string; readonly message: string }
  | {
      readonly kind: "predict";
      readonly job: JobId;
      readonly total: number;
      readonly sought?: Scope;
    }
  /** These types wait for the end of the training. */
  | { readonly kind: "seek"; readonly sought: Scope }
  | { readonly kind: "predicted"; readonly job: JobId; readonly done: number }
  | { readonly kind: "predictEnded"; readonly job: JobId }
  | { readonly kind: "predictFailed"; readonly job: JobId; readonly message: string }
  | { readonly kind: "train"; readonly job: JobId; readonly recipe: Partial<TrainRecipe> }
  | {
      readonly kind: "trainProgressed";
      readonly job: JobId;
      readonly progress: readonly TrainProgress[];
    }
  | {
      readonly kind: "trained";
      readonly job: JobId;
      readonly model: OpenModel<CandidateId>;
      readonly report: TrainReport;
    }
  | {
      readonly kind: "trainFailed";
      readonly job: JobId;
      readonly message: string;
      readonly isDeviceLost: boolean;
    }
  /** Ends the job that runs: a training keeps what it has. */
  | { readonly kind: "stop"; readonly what: "prediction" | "training" }
  | { readonly kind: "keep"; readonly candidate: CandidateId; readonly name: string }
  | {
      readonly kind: "kept";
      readonly candidate: CandidateId;
      readonly model: OpenModel<ModelId>;
      readonly version: ModelVersion;
    }
  | { readonly kind: "discard"; readonly candidate: CandidateId }
  | { readonly kind: "discarded"; readonly candidate: CandidateId; readonly attempt: string }
  | { readonly kind: "settleFailed"; readonly candidate: CandidateId; readonly message: string }
  /** The scores of an open model are told otherwise from now on. */
  | { readonly kind: "calibrated"; readonly model: OpenModel }
  /** Everything is erased: what is trained or waits for a decision goes too. */
  | { readonly kind: "abandon" }
  | {
      readonly kind: "deviceLost";
      readonly model: ModelId | CandidateId;
      readonly message: string;
    }
  | { readonly kind: "workerDied"; readonly attempt: string; readonly message: string }
  | { readonly kind: "access"; readonly access: Lifecycle["access"] }
  /** The page was loaded again while so many trainings ran or waited for a decision. */
  | { readonly kind: "reloaded"; readonly interrupted: number };

export type Effect =
  | { readonly kind: "open"; readonly attempt: string; readonly wanted: Wanted }
  /** Types of a model that was opened, for a project that has none. */
  | { readonly kind: "takeTypes"; readonly model: OpenModel }
  /** Predict what the open model has not read; some types were waited for. */
  | { readonly kind: "predict"; readonly sought?: Scope }
  | {
      readonly kind: "train";
      readonly job: JobId;
      readonly model: OpenModel<ModelId>;
      readonly recipe: Partial<TrainRecipe>;
    }
  | { readonly kind: "cancel"; readonly job: JobId; readonly result: "keep" | "drop" }
  | {
      readonly kind: "keep";
      readonly candidate: CandidateId;
      readonly name: string;
      readonly scores: BeforeAfter | null;
    }
  | { readonly kind: "discard"; readonly candidate: CandidateId }
  /** The version that shall be opened next time. */
  | { readonly kind: "remember"; readonly source: Wanted["source"] }
  | {
      readonly kind: "tell";
      readonly level: "info" | "warning" | "error";
      readonly text: string;
    };

/** A page that has just been loaded. */
export const initialLifecycle = (wanted: Wanted): Lifecycle => ({
  access: "owner",
  wanted,
  deaths: 0,
  phase: { kind: "opening", attempt: "", progress: { kind: "backend" }, trouble: null },
});

/** What is open; null while nothing is. A training has its model alone. */
export function openOf({ phase }: Lifecycle): Open | null {
  if (phase.kind === "opening" || phase.kind === "failed") return null;
  return phase.kind === "training" ? { kind: "model", model: phase.model } : phase.open;
}

/** The model that predicts: the candidate where there is one; null while nothing is open. */
export function modelInUse(life: Lifecycle): OpenModel | null {
  const open = openOf(life);
  if (!open) return null;
  return open.kind === "model" ? open.model : open.candidate.model;
}

/** The trained model that waits for a decision. */
export function candidateOf(life: Lifecycle): Candidate | null {
  const open = openOf(life);
  return open?.kind === "candidate" ? open.candidate : null;
}
