import type { Studies } from "../core/learn/storedStudy.ts";
import type { StudyKind } from "../core/learn/study.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";

/** How a study stands. */
export type StudyRun =
  | { readonly kind: "idle" }
  | {
      readonly kind: "running";
      readonly of: StudyKind;
      /** Trainings that were done, and all of them. */
      readonly done: number;
      readonly total: number;
      /** How much of all the work is done, from 0 to 1. */
      readonly part: number;
      readonly secondsLeft: number | null;
    }
  | { readonly kind: "failed"; readonly of: StudyKind; readonly message: string };

/** What of the state is about studies: several trainings whose models are thrown away. */
export interface StudyState {
  readonly studyRun: StudyRun;
  /** The last of each kind, whole or in part. */
  readonly studies: Studies;
  /** Begins a study of what is confirmed, or goes on with one that was begun. */
  startStudy(of: StudyKind, recipe: Partial<TrainRecipe>): Promise<void>;
  /** What is done stays. */
  stopStudy(): void;
}
