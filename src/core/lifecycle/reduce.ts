import { t } from "../../language/words.ts";
import { isRunning } from "./jobs.ts";
import {
  candidateOf,
  type Effect,
  type Lifecycle,
  type LifeEvent,
  modelInUse,
  openOf,
  type Phase,
} from "./lifecycle.ts";
import { calibrated } from "./reduceCalibrated.ts";
import { advance, inLine } from "./reduceLine.ts";
import { renamed } from "./reduceRenamed.ts";
import { settle, settled } from "./reduceSettling.ts";
import { afterDeath, found, steer, train, training, withoutModel } from "./reduceTraining.ts";
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
export const reduce = (state: Lifecycle, event: LifeEvent): Reduced =>
  advance(reduced(state, event));

function reduced(state: Lifecycle, event: LifeEvent): Reduced {
  switch (event.kind) {
    case "open":
      return open(state, event);
    case "loading":
    case "opened":
    case "openFailed":
      return opening(state, event);
    case "predict":
      return predict(state, event);
    case "predicted":
    case "predictEnded":
    case "predictFailed":
      return predicting(state, event);
    case "train":
      return train(state, event);
    case "trainProgressed":
    case "paused":
    case "trained":
    case "trainFailed":
      return training(state, event);
    case "pause":
    case "resume":
      return steer(state, event);
    case "stop":
      return event.what === "training" ? steer(state, event) : stopPrediction(state);
    case "found":
      return found(state, event);
    case "study":
    case "studyEnded":
    case "takeOut":
      return inLine(state, event);
    case "keep":
    case "discard":
      return settle(state, event);
    case "kept":
    case "discarded":
    case "settleFailed":
      return settled(state, event);
    case "calibrated":
      return calibrated(state, event);
    case "renamed":
      return renamed(state, event);
    case "abandon":
      return abandon(state);
    case "deviceLost":
      return deviceLost(state, event);
    case "workerDied":
      return workerDied(state, event);
    case "access":
      return access(state, event);
    case "unreadable":
      return same(state, event.count > 0 ? [tell("warning", UNREADABLE())] : []);
  }
}

const UNREADABLE = () =>
  t(
    "A training that was interrupted cannot go on: what is stored of it cannot be read. It was removed; what you annotated is all there.",
  );

function open(state: Lifecycle, { attempt, wanted, by }: On<"open">): Reduced {
  const { phase } = state;
  const candidate = candidateOf(state);
  if ((state.training && isRunning(state.training)) || candidate || state.study) {
    const isSame = sameWish(wanted, state.wanted);
    if (phase.kind === "lost" && isSame)
      return to(state, ready(phase.open, phase.trouble), [{ kind: "predict" }]);
    if (by === "app") return same({ ...state, wanted });
    return same(state, [tell("info", firstOf(state))]);
  }
  return start({ ...state, wanted, deaths: 0 }, attempt, endOfPrediction(state));
}

/** What is in the way of another model. */
function firstOf(state: Lifecycle): string {
  if (candidateOf(state)) return t("Keep or discard the trained model first.");
  return state.study
    ? t("Wait for the end of “{title}”, or take it out of the line.", { title: state.study.title })
    : t("Pause or stop the training first.");
}

function opening(state: Lifecycle, event: On<"loading" | "opened" | "openFailed">): Reduced {
  const { phase } = state;
  if (phase.kind !== "opening" || phase.attempt !== event.attempt) return same(state);
  if (event.kind === "loading") return to(state, { ...phase, progress: event.progress });
  if (event.kind === "openFailed") return to(state, { kind: "failed", message: event.message });
  const { model } = event;
  const effects: Effect[] = [{ kind: "takeTypes", model }, { kind: "predict" }];
  const next = to(state, ready({ kind: "model", model }), effects);
  const checked = withoutModel(next.state, `${event.attempt}+`);
  return { state: checked.state, effects: [...next.effects, ...checked.effects] };
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
  return to(state, ready(phase.open, { message: event.message }));
}

function stopPrediction(state: Lifecycle): Reduced {
  const { phase } = state;
  return phase.kind === "predicting"
    ? to(state, ready(phase.open), [cancel(phase.job)])
    : same(state);
}

function abandon(before: Lifecycle): Reduced {
  const { training, study } = before;
  const jobs: Effect[] = study ? [cancel(study.job, "drop")] : [];
  if (training && isRunning(training)) jobs.push(cancel(training.job, "drop"));
  else if (training) jobs.push({ kind: "forget", job: training.job });
  const state = { ...before, training: null, study: null, line: [] };
  const { phase } = state;
  const open = openOf(state);
  if (open?.kind !== "candidate")
    return phase.kind === "predicting"
      ? to(state, ready(phase.open), [...jobs, ...endOfPrediction(state)])
      : same(state, jobs);
  const effects: Effect[] = [
    ...jobs,
    ...endOfPrediction(state),
    { kind: "discard", candidate: open.candidate.model.id },
  ];
  return to(state, ready({ kind: "model", model: open.base }), effects);
}

function deviceLost(state: Lifecycle, { model, message }: On<"deviceLost">): Reduced {
  const open = openOf(state);
  // A training goes on by itself on a new device, or says that it failed.
  const isTraining = state.training !== null && isRunning(state.training);
  if (!open || isTraining || modelInUse(state)?.id !== model) return same(state);
  const trouble = state.phase.kind === "ready" ? state.phase.trouble : null;
  return to(state, { kind: "lost", message, open, trouble });
}

const PREDICTION_ENDED = () =>
  t(
    "The prediction was broken off, and goes on as soon as the model is loaded again. What you annotated is all there.",
  );

function workerDied(state: Lifecycle, { attempt, message }: On<"workerDied">): Reduced {
  const { phase } = state;
  if (phase.kind === "failed") return same(state);
  const { state: left, effects: told } = afterDeath(state, message);
  const study: Effect[] = state.study
    ? [
        tell(
          "warning",
          t("“{title}” was broken off. ({message})", { title: state.study.title, message }),
        ),
      ]
    : [];
  const effects = [...told, ...study];
  const deaths = state.deaths + 1;
  const next = { ...left, deaths, study: null };
  if (deaths > MOST_DEATHS) return to(next, { kind: "failed", message }, effects);
  if (phase.kind === "predicting")
    effects.push(tell("warning", `${PREDICTION_ENDED()} (${message})`));
  return start(next, attempt, effects);
}

function access(state: Lifecycle, event: On<"access">): Reduced {
  const next = { ...state, access: event.access };
  const { phase } = state;
  if (event.access === "owner" || phase.kind !== "predicting") return same(next);
  return to(next, ready(phase.open), [cancel(phase.job)]);
}
