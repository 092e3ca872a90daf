import {
  type Candidate,
  candidateOf,
  type Lifecycle,
  type Open,
  type Phase,
  type Trouble,
} from "./lifecycle.ts";
import { NO_CURVE, withTold } from "./trainCurve.ts";
import type { Draft, ShownProgress, TrainProgress } from "./trainReport.ts";
import { endOfPrediction, type On, type Reduced, ready, same, tell, to } from "./transitions.ts";

/** A training begins. */
export function train(state: Lifecycle, { job, recipe }: On<"train">): Reduced {
  const { phase } = state;
  if (state.access === "readOnly" || phase.kind === "training") return same(state);
  if (candidateOf(state))
    return same(state, [tell("info", "Keep or discard the trained model first.")]);
  if (phase.kind !== "ready" && phase.kind !== "predicting")
    return same(state, [tell("info", "There is no model to train yet.")]);
  if (phase.open.kind !== "model") return same(state);
  const { model } = phase.open;
  const nothing = { progress: null, curve: NO_CURVE, draft: "none" } as const;
  const sought = phase.kind === "predicting" && phase.sought ? { sought: phase.sought } : {};
  const next: Phase = { kind: "training", model, job, recipe, ...nothing, ...sought };
  return to(state, next, [...endOfPrediction(state), { kind: "train", job, model, recipe }]);
}

const isShown = (told: TrainProgress): told is ShownProgress =>
  told.kind !== "draft" && told.kind !== "epoch";

/** The latest of each sentence. */
function withDrafts(before: Draft | "none", progress: readonly TrainProgress[]): Draft | "none" {
  let draft = before;
  for (const told of progress) {
    if (told.kind !== "draft") continue;
    const { seconds, types, found } = told;
    const fresh = new Set(found.map(({ sentence }) => sentence.id));
    const kept = draft === "none" ? [] : draft.found.filter((one) => !fresh.has(one.sentence.id));
    draft = { seconds, types, found: [...kept, ...found] };
  }
  return draft;
}

/** What a training tells. */
export function training(
  state: Lifecycle,
  event: On<"trainProgressed" | "trained" | "trainFailed">,
): Reduced {
  const { phase } = state;
  if (phase.kind !== "training" || phase.job !== event.job) return same(state);
  const { model, recipe, sought } = phase;
  const predict = { kind: "predict", ...(sought && { sought }) } as const;
  if (event.kind === "trainProgressed") {
    const curve = withTold(phase.curve, event.progress);
    const progress = event.progress.findLast(isShown) ?? phase.progress;
    const draft = phase.draft === "over" ? "over" : withDrafts(phase.draft, event.progress);
    return to({ ...state, deaths: 0 }, { ...phase, progress, curve, draft });
  }
  if (event.kind === "trained") {
    const { report } = event;
    const candidate: Candidate = { model: event.model, report, curve: phase.curve };
    const next: Open = { kind: "candidate", base: model, candidate, settling: "no" };
    return to({ ...state, deaths: 0 }, ready(next), [predict]);
  }
  const { message, isDeviceLost } = event;
  const trouble: Trouble = { of: "training", message, recipe };
  const left: Open = { kind: "model", model };
  if (isDeviceLost) return to(state, { kind: "lost", message, open: left, trouble });
  return to(state, ready(left, trouble), [predict]);
}
