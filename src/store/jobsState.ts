import type { LineJob } from "../core/lifecycle/jobs.ts";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";

/** Trainings as jobs: what waits, and what the user does with the one that runs. */
export interface JobsState {
  /** What waits for its turn, the next one first. */
  readonly line: readonly LineJob[];
  /** The study that has the device. */
  readonly study: { readonly job: JobId; readonly title: string } | null;
  /** The training about which it is asked whether it shall run on the battery. */
  readonly askedOnBattery: Partial<TrainRecipe> | null;
  /** Whether the browser tells of a training that ended while the page was hidden. */
  readonly tellsTrained: boolean;
  answerOnBattery(answer: "train" | "wait"): Promise<void>;
  setTellsTrained(tells: boolean): void;
  /** The device is free then; nothing of the training is lost. */
  pauseTraining(): void;
  resumeTraining(): Promise<void>;
  /** What waits is not done; a study that runs ends. */
  takeOutOfLine(job: JobId): void;
}
