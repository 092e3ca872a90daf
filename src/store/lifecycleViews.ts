import { candidateOf, type Lifecycle, modelInUse } from "../core/lifecycle/lifecycle.ts";
import { t } from "../language/words.ts";
import type { AppState, ModelState, PredictionState, TrainingState } from "./state.ts";

type Views = Pick<AppState, "model" | "prediction" | "training" | "line" | "study">;

/** What the page shows of models and jobs; a view that has not changed is the same object. */
export function lifecycleViews(life: Lifecycle, before: Views): Views {
  return {
    model: orSame(before.model, modelOf(life)),
    prediction: orSame(before.prediction, predictionOf(life)),
    training: orSame(before.training, trainingOf(life)),
    line: life.line,
    study: life.study,
  };
}

function modelOf(life: Lifecycle): ModelState {
  const { phase } = life;
  if (phase.kind === "failed") return { kind: "failed", message: phase.message };
  if (phase.kind === "lost")
    return {
      kind: "failed",
      message: t(
        "The graphics device was lost; your work is safe. Try again to start on a new one. ({message})",
        { message: phase.message },
      ),
    };
  const model = modelInUse(life);
  if (model) return { kind: "ready", model };
  const progress = phase.kind === "opening" ? phase.progress : { kind: "backend" as const };
  return { kind: "loading", progress };
}

function predictionOf({ phase }: Lifecycle): PredictionState {
  if (phase.kind === "predicting") {
    const { done, total, sought } = phase;
    return { kind: "running", done, total, ...(sought && { sought }) };
  }
  if (phase.kind === "ready" && phase.trouble)
    return { kind: "failed", message: phase.trouble.message };
  return { kind: "idle" };
}

function trainingOf(life: Lifecycle): TrainingState {
  const { training, failure } = life;
  if (training) {
    const { standing, progress, curve, isStored } = training;
    const draft = typeof training.draft === "string" ? null : training.draft;
    return { kind: "running", standing, progress, curve, draft, isStored };
  }
  const candidate = candidateOf(life);
  if (candidate) {
    const { report, curve, isStored, recipe } = candidate;
    return { kind: "finished", id: candidate.model.id, report, curve, isStored, recipe };
  }
  return failure ? { kind: "failed", ...failure } : { kind: "idle" };
}

function orSame<T extends object>(before: T, now: T): T {
  const [a, b] = [Object.entries(before), Object.entries(now)];
  const was = new Map<string, unknown>(a);
  return a.length === b.length && b.every(([key, value]) => was.get(key) === value) ? before : now;
}
