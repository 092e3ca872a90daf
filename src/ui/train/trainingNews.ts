import { t } from "../../language/words.ts";
import type { TrainingState } from "../../store/state.ts";

/** What the browser tells of a training. */
export interface TrainingNews {
  readonly title: string;
  readonly body: string;
}

/** What there is to tell of a training that ends between two states; null: it did not end. */
export function trainingNews(before: TrainingState, now: TrainingState): TrainingNews | null {
  if (before.kind !== "running") return null;
  if (now.kind === "failed") return { title: t("Training stopped"), body: now.message };
  if (now.kind !== "finished") return null;
  return {
    title: now.report.stopped ? t("Training stopped") : t("Training ended"),
    body: t("The trained model waits to be kept or discarded."),
  };
}
