import { t } from "../../language/words.ts";
import type { Effect, Lifecycle, LifeEvent, Open, Phase, Trouble } from "./lifecycle.ts";
import { isSameSource, type JobId, type Wanted } from "./openModel.ts";

/** Where things stand after an event, and what is to be done. */
export interface Reduced {
  readonly state: Lifecycle;
  readonly effects: readonly Effect[];
}

/** The event of a kind. */
export type On<K extends LifeEvent["kind"]> = Extract<LifeEvent, { kind: K }>;

/** Nothing changes. */
export const same = (state: Lifecycle, effects: readonly Effect[] = []): Reduced => ({
  state,
  effects,
});
/** Another phase. */
export const to = (state: Lifecycle, phase: Phase, effects: readonly Effect[] = []): Reduced => ({
  state: { ...state, phase },
  effects,
});
/** Says something to the user. */
export const tell = (level: "info" | "warning" | "error", text: string): Effect => ({
  kind: "tell",
  level,
  text,
});
/** Ends a job. */
export const cancel = (job: JobId, result: "keep" | "drop" | "pause" = "keep"): Effect => ({
  kind: "cancel",
  job,
  result,
});
/** Nothing to do. */
export const ready = (open: Open, trouble: Trouble | null = null): Phase => ({
  kind: "ready",
  open,
  trouble,
});
/** Whether the same model is wanted, on the same device. */
export const sameWish = (a: Wanted, b: Wanted): boolean =>
  a.backend === b.backend && isSameSource(a.source, b.source);

/** The prediction that runs ends: nobody waits for more of it. */
export const endOfPrediction = ({ phase }: Lifecycle): Effect[] =>
  phase.kind === "predicting" ? [cancel(phase.job)] : [];

/** The study that runs ends where its model is needed; what is done of it is stored. */
export function endOfStudy(state: Lifecycle): Reduced {
  const { study } = state;
  if (!study) return same(state);
  const text = t("“{title}” was ended. What is done of it is stored: it can go on from there.", {
    title: study.title,
  });
  return same({ ...state, study: null }, [cancel(study.job, "drop"), tell("info", text)]);
}

/** Opens what is wanted. */
export const start = (state: Lifecycle, attempt: string, before: readonly Effect[]): Reduced =>
  to(state, { kind: "opening", attempt, progress: { kind: "backend" } }, [
    ...before,
    { kind: "open", attempt, wanted: state.wanted },
  ]);
