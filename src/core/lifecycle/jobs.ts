import type { JobId, ModelSource } from "./openModel.ts";
import type { TrainCurve } from "./trainCurve.ts";
import type { Draft, ShownProgress, TrainRecipe } from "./trainReport.ts";

/** How a training stands. */
export type Standing =
  | "running"
  /** The step under way ends first. */
  | "pausing"
  | "stopping"
  /** The device is free; it goes on when the user asks for it. */
  | "paused"
  /** It goes on, or ends with what it has, as soon as its model is open. */
  | "waiting"
  | "waitingToEnd";

/** A training that is not yet a candidate. */
export interface Training {
  readonly job: JobId;
  /** Where the model lies that it began from. */
  readonly source: ModelSource;
  readonly recipe: Partial<TrainRecipe>;
  readonly standing: Standing;
  /** Other than drafts and scores of epochs. */
  readonly progress: ShownProgress | null;
  readonly curve: TrainCurve;
  /** False: it is in memory alone, and a reload would lose it. */
  readonly isStored: boolean;
  /** What the model says so far; once the training is stopped nothing is shown any more. */
  readonly draft: Draft | "none" | "over";
  /** How often the worker died of it. */
  readonly deaths: number;
}

/** A training that a page before left, as it is stored. */
export interface LeftTraining {
  readonly job: JobId;
  readonly source: ModelSource;
  readonly recipe: Partial<TrainRecipe>;
  readonly standing: "running" | "paused" | "ended";
  readonly curve: TrainCurve;
}

/** What waits for its turn, or has it. */
export type LineJob =
  | {
      readonly kind: "training";
      readonly job: JobId;
      readonly recipe: Partial<TrainRecipe>;
    }
  /** Several trainings whose models are thrown away. */
  | { readonly kind: "study"; readonly job: JobId; readonly title: string };

/** Whether a training has the device, or will have it as soon as it can. */
export const isBusy = (training: Training | null): training is Training =>
  training !== null && training.standing !== "paused";

/** A training whose step may be under way. */
export const isRunning = ({ standing }: Training): boolean =>
  standing === "running" || standing === "pausing" || standing === "stopping";
