import type { Scope } from "../document/document.ts";
import type { LeftTraining, LineJob, Training } from "./jobs.ts";
import type { ModelVersion } from "./modelVersion.ts";
import type {
  CandidateId,
  JobId,
  LoadProgress,
  ModelId,
  ModelSource,
  OpenModel,
  Wanted,
} from "./openModel.ts";
import type { TrainCurve } from "./trainCurve.ts";
import type { BeforeAfter, TrainProgress, TrainRecipe, TrainReport } from "./trainReport.ts";

/** Where the models and jobs of the page stand. */
export interface Lifecycle {
  /** Another tab may hold the project: this one then neither trains, keeps nor discards. */
  readonly access: "owner" | "readOnly";
  /** The model that shall be open; a training or a candidate may hold it up. */
  readonly wanted: Wanted;
  /** Deaths of the worker since something was last done by it. */
  readonly deaths: number;
  readonly phase: Phase;
  /** Goes on beside what is done with the model that it began from; null: there is none. */
  readonly training: Training | null;
  /** How the last training failed, with its settings, to try again. */
  readonly failure: TrainingFailure | null;
  /** The study that has the device. */
  readonly study: Study | null;
  /** What waits for its turn, the next one first. */
  readonly line: readonly LineJob[];
}

export type Phase =
  | {
      readonly kind: "opening";
      readonly attempt: string;
      readonly progress: LoadProgress;
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
  /** The training that it comes from. */
  readonly job: JobId;
  readonly recipe: Partial<TrainRecipe>;
  /** False: it is in memory alone, and a reload would lose it. */
  readonly isStored: boolean;
}

/** A study that runs. */
export interface Study {
  readonly job: JobId;
  readonly title: string;
}

/** A training that failed; the model is as it was. */
export interface TrainingFailure {
  readonly message: string;
  readonly recipe: Partial<TrainRecipe>;
}

/** How the last prediction failed. */
export interface Trouble {
  readonly message: string;
}

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
  /** The training gave the device free. */
  | { readonly kind: "paused"; readonly job: JobId }
  | { readonly kind: "pause" }
  /** An attempt is needed where its model is not open. */
  | { readonly kind: "resume"; readonly attempt: string }
  /** A page before, or the worker that died, left it. */
  | { readonly kind: "found"; readonly attempt: string; readonly training: LeftTraining }
  | { readonly kind: "study"; readonly job: JobId; readonly title: string }
  | { readonly kind: "studyEnded"; readonly job: JobId }
  /** What waits is taken out of the line; a study that runs ends. */
  | { readonly kind: "takeOut"; readonly job: JobId }
  /** Ends the job that runs: a training keeps what it has. */
  | { readonly kind: "stop"; readonly what: "prediction" }
  | { readonly kind: "stop"; readonly what: "training"; readonly attempt: string }
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
  /** A stored model has another name. */
  | { readonly kind: "renamed"; readonly source: ModelSource; readonly name: string }
  /** Everything is erased: what is trained or waits for a decision goes too. */
  | { readonly kind: "abandon" }
  | {
      readonly kind: "deviceLost";
      readonly model: ModelId | CandidateId;
      readonly message: string;
    }
  | { readonly kind: "workerDied"; readonly attempt: string; readonly message: string }
  | { readonly kind: "access"; readonly access: Lifecycle["access"] }
  /** So many trainings that a page before left cannot be read. */
  | { readonly kind: "unreadable"; readonly count: number };

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
  /** Goes on with a stored training, or ends it with what it has. */
  | {
      readonly kind: "goOn";
      readonly job: JobId;
      readonly model: OpenModel<ModelId>;
      readonly end: boolean;
    }
  /** What is stored of a training goes. */
  | { readonly kind: "forget"; readonly job: JobId }
  | { readonly kind: "study"; readonly job: JobId; readonly model: OpenModel<ModelId> }
  | { readonly kind: "cancel"; readonly job: JobId; readonly result: "keep" | "drop" | "pause" }
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
  phase: { kind: "opening", attempt: "", progress: { kind: "backend" } },
  training: null,
  failure: null,
  study: null,
  line: [],
});

/** What is open; null while nothing is. */
export const openOf = ({ phase }: Lifecycle): Open | null =>
  phase.kind === "opening" || phase.kind === "failed" ? null : phase.open;

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
