import {
  candidateOf,
  type Effect,
  type Lifecycle,
  type LifeEvent,
  modelInUse,
  openOf,
  type Phase,
  type Trouble,
} from "./lifecycle.ts";
import { calibrated } from "./reduceCalibrated.ts";
import { settle, settled } from "./reduceSettling.ts";
import { train, training } from "./reduceTraining.ts";
import {
  cancel,
  endOfPrediction,
  type On,
  type Reduced,
  ready,
  same,
  sameWish,
  start,
  tell,
  to,
} from "./transitions.ts";

/** A worker that dies so often before anything was done would never end. */
const MOST_DEATHS = 2;

/** The life of models and jobs. What comes too late, or of another model or job, changes nothing. */
export function reduce(state: Lifecycle, event: LifeEvent): Reduced {
  switch (event.kind) {
    case "open":
      return open(state, event);
    case "loading":
    case "opened":
    case "openFailed":
      return opening(state, event);
    case "predict":
      return predict(state, event);
    case "seek":
      return state.phase.kind === "training"
        ? to(state, { ...state.phase, sought: event.sought })
        : same(state);
    case "predicted":
    case "predictEnded":
    case "predictFailed":
      return predicting(state, event);
    case "train":
      return train(state, event);
    case "trainProgressed":
    case "trained":
    case "trainFailed":
      return training(state, event);
    case "stop":
      return stop(state, event);
    case "keep":
    case "discard":
      return settle(state, event);
    case "kept":
    case "discarded":
    case "settleFailed":
      return settled(state, event);
    case "calibrated":
      return calibrated(state, event);
    case "abandon":
      return abandon(state);
    case "deviceLost":
      return deviceLost(state, event);
    case "workerDied":
      return workerDied(state, event);
    case "access":
      return access(state, event);
    case "reloaded":
      return same(state, event.interrupted > 0 ? [tell("warning", INTERRUPTED)] : []);
  }
}

const INTERRUPTED =
  "The page was closed while a model was trained or waited to be kept: it is gone. What you annotated is all there.";

function open(state: Lifecycle, { attempt, wanted, by }: On<"open">): Reduced {
  const { phase } = state;
  const candidate = candidateOf(state);
  if (phase.kind === "training" || candidate) {
    const isSame = sameWish(wanted, state.wanted);
    if (phase.kind === "lost" && isSame)
      return to(state, ready(phase.open, phase.trouble), [{ kind: "predict" }]);
    if (by === "app") return same({ ...state, wanted });
    const first = candidate ? "Keep or discard the trained model" : "Stop the training";
    return same(state, [tell("info", `${first} first.`)]);
  }
  return start({ ...state, wanted, deaths: 0 }, attempt, endOfPrediction(state));
}

function opening(state: Lifecycle, event: On<"loading" | "opened" | "openFailed">): Reduced {
  const { phase } = state;
  if (phase.kind !== "opening" || phase.attempt !== event.attempt) return same(state);
  if (event.kind === "loading") return to(state, { ...phase, progress: event.progress });
  if (event.kind === "openFailed") return to(state, { kind: "failed", message: event.message });
  const { model } = event;
  const effects: Effect[] = [{ kind: "takeTypes", model }, { kind: "predict" }];
  return to(state, ready({ kind: "model", model }, phase.trouble), effects);
}

function predict(state: Lifecycle, { job, total, sought }: On<"predict">): Reduced {
  const { phase } = state;
  if (phase.kind !== "ready" && phase.kind !== "predicting") return same(state);
  const isLeaving = phase.open.kind === "candidate" && phase.open.settling === "discarding";
  if (isLeaving || state.access === "readOnly") return same(state);
  const reading = { job, done: 0, total, ...(sought && { sought }) };
  const next: Phase = { kind: "predicting", open: phase.open, ...reading };
  return to(state, next, endOfPrediction(state));
}

function predicting(
  state: Lifecycle,
  event: On<"predicted" | "predictEnded" | "predictFailed">,
): Reduced {
  const { phase } = state;
  if (phase.kind !== "predicting" || phase.job !== event.job) return same(state);
  if (event.kind === "predicted")
    return to({ ...state, deaths: 0 }, { ...phase, done: Math.min(event.done, phase.total) });
  if (event.kind === "predictEnded") return to(state, ready(phase.open));
  return to(state, ready(phase.open, { of: "prediction", message: event.message }));
}

function stop(state: Lifecycle, { what }: On<"stop">): Reduced {
  const { phase } = state;
  if (what === "prediction" && phase.kind === "predicting")
    return to(state, ready(phase.open), [cancel(phase.job)]);
  if (what === "training" && phase.kind === "training")
    return to(state, { ...phase, draft: "over" }, [cancel(phase.job)]);
  return same(state);
}

function abandon(state: Lifecycle): Reduced {
  const { phase } = state;
  if (phase.kind === "training")
    return to(state, ready({ kind: "model", model: phase.model }), [cancel(phase.job, "drop")]);
  const open = openOf(state);
  if (open?.kind !== "candidate")
    return phase.kind === "predicting"
      ? to(state, ready(phase.open), endOfPrediction(state))
      : same(state);
  const effects: Effect[] = [
    ...endOfPrediction(state),
    { kind: "discard", candidate: open.candidate.model.id },
  ];
  return to(state, ready({ kind: "model", model: open.base }), effects);
}

function deviceLost(state: Lifecycle, { model, message }: On<"deviceLost">): Reduced {
  const open = openOf(state);
  // A training goes on by itself on a new device, or says that it failed.
  if (!open || state.phase.kind === "training" || modelInUse(state)?.id !== model)
    return same(state);
  const trouble = state.phase.kind === "ready" ? state.phase.trouble : null;
  return to(state, { kind: "lost", message, open, trouble });
}

const PREDICTION_ENDED =
  "The prediction was broken off, and goes on as soon as the model is loaded again. What you annotated is all there.";
const CANDIDATE_LOST =
  "The trained model was lost: the part of the app that computes ended before it was kept. Train it again.";

function workerDied(state: Lifecycle, { attempt, message }: On<"workerDied">): Reduced {
  const { phase } = state;
  if (phase.kind === "failed") return same(state);
  const effects: Effect[] = candidateOf(state) ? [tell("error", CANDIDATE_LOST)] : [];
  const trouble: Trouble | null =
    phase.kind === "training" ? { of: "training", message, recipe: phase.recipe } : null;
  const deaths = state.deaths + 1;
  if (deaths > MOST_DEATHS) return to({ ...state, deaths }, { kind: "failed", message }, effects);
  if (phase.kind === "predicting")
    effects.push(tell("warning", `${PREDICTION_ENDED} (${message})`));
  return start({ ...state, deaths }, attempt, effects, trouble);
}

function access(state: Lifecycle, event: On<"access">): Reduced {
  const next = { ...state, access: event.access };
  const { phase } = state;
  if (event.access === "owner" || phase.kind !== "predicting") return same(next);
  return to(next, ready(phase.open), [cancel(phase.job)]);
}
