import { t } from "../../language/words.ts";
import { isRunning, type Standing, type Training } from "./jobs.ts";
import { type Candidate, candidateOf, type Lifecycle, type Open, openOf } from "./lifecycle.ts";
import { isSameSource } from "./openModel.ts";
import { NO_CURVE, withTold } from "./trainCurve.ts";
import type { Draft, ShownProgress, TrainProgress } from "./trainReport.ts";
import { cancel, type On, type Reduced, same, start, tell, to } from "./transitions.ts";

/** The training as it stands from now on. */
const standing = (training: Training, now: Standing): Training => ({ ...training, standing: now });

/** A worker that dies so often of a training is not asked to go on with it. */
const MOST_DEATHS = 3;

/** The model that may be trained: one alone, at rest or predicting. */
function trainable({ phase }: Lifecycle) {
  if (phase.kind !== "ready" && phase.kind !== "predicting") return null;
  return phase.open.kind === "model" ? phase.open.model : null;
}

/** A training is asked for: it begins when it is its turn. */
export function train(state: Lifecycle, { job, recipe }: On<"train">): Reduced {
  if (state.access === "readOnly") return same(state);
  if (candidateOf(state))
    return same(state, [tell("info", t("Keep or discard the trained model first."))]);
  const { kind } = state.phase;
  if (kind === "failed" || kind === "lost")
    return same(state, [tell("info", t("There is no model to train yet."))]);
  if (!state.training && !state.study && kind === "opening")
    return same(state, [tell("info", t("There is no model to train yet."))]);
  const line = [...state.line, { kind: "training", job, recipe } as const];
  const waits = state.training !== null || state.study !== null || state.line.length > 0;
  return same({ ...state, line }, waits ? [tell("info", WAITS())] : []);
}

const WAITS = () => t("The training waits in line: one runs at a time.");

/** The training whose turn it is. */
export function begin(
  state: Lifecycle,
  { job, recipe }: Pick<Training, "job" | "recipe">,
): Reduced {
  const model = trainable(state);
  if (!model) return same(state);
  const { source } = model;
  const told = { progress: null, curve: NO_CURVE, draft: "none", isStored: true } as const;
  const training: Training = { job, source, recipe, standing: "running", ...told, deaths: 0 };
  return same({ ...state, training, failure: null }, [{ kind: "train", job, model, recipe }]);
}

/** A training that waits for its model goes on, or ends, where that is open. */
export function takeUp(state: Lifecycle): Reduced {
  const { training } = state;
  const model = trainable(state);
  const waits = training?.standing === "waiting" || training?.standing === "waitingToEnd";
  if (!training || !waits || !model || state.access === "readOnly" || state.study)
    return same(state);
  if (!isSameSource(model.source, training.source)) return same(state);
  const end = training.standing === "waitingToEnd";
  const { job } = training;
  const next = standing(training, end ? "stopping" : "running");
  return same({ ...state, training: next }, [{ kind: "goOn", job, model, end }]);
}

/** The model was opened that a training waits for, or another one in its place: that is gone. */
export function withoutModel(state: Lifecycle, attempt: string): Reduced {
  const { training } = state;
  const model = trainable(state);
  if (!training || !model || isSameSource(model.source, training.source)) return same(state);
  if (training.standing !== "waiting" && training.standing !== "waitingToEnd") return same(state);
  if (!isSameSource(state.wanted.source, training.source)) return opened(state, training, attempt);
  const text = t(
    "A training cannot go on: the model that it began from is no longer stored. It was removed; nothing else changed.",
  );
  const effects = [tell("warning", text), { kind: "forget", job: training.job } as const];
  return same({ ...state, training: null }, effects);
}

/** Opens the model that a training waits for, unless it is open or on its way. */
function opened(state: Lifecycle, training: Training, attempt: string): Reduced {
  const next = { ...state, training };
  const { source } = training;
  if (state.phase.kind === "opening" || candidateOf(state)) return same(next);
  const model = trainable(state);
  if (!model || isSameSource(model.source, source)) return same(next);
  if (state.study) {
    const text = t("The training stays paused: “{title}” runs by another model.", {
      title: state.study.title,
    });
    return same({ ...state, training: standing(training, "paused") }, [tell("info", text)]);
  }
  const { phase } = state;
  const before = phase.kind === "predicting" ? [cancel(phase.job)] : [];
  return start({ ...next, wanted: { ...state.wanted, source } }, attempt, before);
}

/** A training that a page before left: it goes on by itself, unless it was paused. */
export function found(state: Lifecycle, { attempt, training: left }: On<"found">): Reduced {
  if (state.access === "readOnly" || state.training || candidateOf(state)) return same(state);
  const { job, source, recipe, curve } = left;
  const told = { progress: null, curve, draft: "none", isStored: true, deaths: 0 } as const;
  const step = curve.steps.at(-1)?.step ?? 0;
  const from = step > 0 ? t(" from step {step, number}", { step }) : "";
  if (left.standing === "paused") {
    const training: Training = { job, source, recipe, standing: "paused", ...told };
    return same({ ...state, training }, [
      tell(
        "info",
        t(
          "A training is paused{from, select, true { at step {step, number}} other {}}: resume or stop it in Train.",
          { from: Boolean(from), step },
        ),
      ),
    ]);
  }
  const training: Training = { job, source, recipe, standing: "waiting", ...told };
  const text =
    left.standing === "ended"
      ? t("A trained model waits to be kept or discarded.")
      : t("The training that was interrupted goes on{from}.", { from });
  const { state: next, effects } = opened(state, training, attempt);
  return { state: next, effects: [tell("info", text), ...effects] };
}

/** The user pauses, resumes or stops the training. */
export function steer(state: Lifecycle, event: On<"pause" | "resume" | "stop">): Reduced {
  const { training } = state;
  if (!training) return same(state);
  const now = (next: Standing, draft = training.draft) => {
    return { ...state, training: { ...standing(training, next), draft } };
  };
  if (event.kind === "pause") {
    if (training.standing === "waiting") return same(now("paused"));
    if (training.standing !== "running") return same(state);
    return same(now("pausing"), [cancel(training.job, "pause")]);
  }
  const attempt = "attempt" in event ? event.attempt : "";
  if (event.kind === "resume") {
    if (training.standing !== "paused" || state.access === "readOnly") return same(state);
    if (candidateOf(state))
      return same(state, [tell("info", t("Keep or discard the trained model first."))]);
    return opened(state, standing({ ...training, deaths: 0 }, "waiting"), attempt);
  }
  if (training.standing === "running" || training.standing === "pausing")
    return same(now("stopping", "over"), [cancel(training.job)]);
  if (training.standing === "stopping" || training.standing === "waitingToEnd") return same(state);
  if (state.access === "readOnly") return same(state);
  if (candidateOf(state))
    return same(state, [tell("info", t("Keep or discard the trained model first."))]);
  return opened(state, { ...standing(training, "waitingToEnd"), draft: "over" }, attempt);
}

const isShown = (told: TrainProgress): told is ShownProgress =>
  told.kind !== "draft" && told.kind !== "epoch" && told.kind !== "storing";

/** Whether it is stored, as it told last. */
const storedBy = (progress: readonly TrainProgress[], before: boolean): boolean =>
  progress.findLast((told) => told.kind === "storing")?.isStored ?? before;

/** The latest of each sentence. */
function withDrafts(before: Draft | "none", progress: readonly TrainProgress[]): Draft | "none" {
  let draft = before;
  for (const told of progress) {
    if (told.kind !== "draft") continue;
    const { seconds, types, found: fresh } = told;
    const ids = new Set(fresh.map(({ sentence }) => sentence.id));
    const kept = draft === "none" ? [] : draft.found.filter((one) => !ids.has(one.sentence.id));
    draft = { seconds, types, found: [...kept, ...fresh] };
  }
  return draft;
}

/** What a training tells. */
export function training(
  state: Lifecycle,
  event: On<"trainProgressed" | "paused" | "trained" | "trainFailed">,
): Reduced {
  const { training: of } = state;
  if (of?.job !== event.job || !isRunning(of)) return same(state);
  if (event.kind === "trainProgressed") {
    const curve = withTold(of.curve, event.progress);
    const progress = event.progress.findLast(isShown) ?? of.progress;
    const draft = of.draft === "over" ? "over" : withDrafts(of.draft, event.progress);
    const isStored = storedBy(event.progress, of.isStored);
    const training: Training = { ...of, progress, curve, draft, isStored };
    return same({ ...state, deaths: 0, training });
  }
  if (event.kind === "paused") {
    const paused: Training = { ...standing(of, "paused"), draft: "none" };
    // It was asked to stop while it was about to pause.
    if (of.standing !== "stopping") return same({ ...state, training: paused });
    return takeUp({ ...state, training: { ...paused, standing: "waitingToEnd", draft: "over" } });
  }
  if (event.kind === "trained") return trained(state, of, event);
  const { message, isDeviceLost } = event;
  const model = trainable(state);
  if (isDeviceLost && model) {
    const waiting = standing(of, of.standing === "stopping" ? "waitingToEnd" : "waiting");
    const open: Open = { kind: "model", model };
    return to({ ...state, training: waiting }, { kind: "lost", message, open, trouble: null });
  }
  return same({ ...state, training: null, failure: { message, recipe: of.recipe } });
}

function trained(state: Lifecycle, of: Training, event: On<"trained">): Reduced {
  const base = trainable(state);
  const next = { ...state, deaths: 0, training: null };
  // What it was trained from is not open any more: there is nothing to compare it with.
  if (!base) return same(next);
  const { report, model } = event;
  const { curve, job, recipe, isStored } = of;
  const candidate: Candidate = { model, report, curve, job, recipe, isStored };
  const open: Open = { kind: "candidate", base, candidate, settling: "no" };
  const { phase } = state;
  const before = phase.kind === "predicting" ? [cancel(phase.job)] : [];
  return to(next, { kind: "ready", open, trouble: null }, [...before, { kind: "predict" }]);
}

const BROUGHT_BACK = () =>
  t(
    "The part of the app that computes ended, and with it the trained model: it is brought back from what is stored.",
  );

/** The worker died: what it trained, or had trained, goes on in the next one. */
export function afterDeath(state: Lifecycle, message: string): Reduced {
  const { training: of } = state;
  const candidate = candidateOf(state);
  if (candidate) {
    const { job, recipe, curve, isStored } = candidate;
    const open = openOf(state);
    const source = open?.kind === "candidate" ? open.base.source : state.wanted.source;
    const told = { progress: null, curve, draft: "over", isStored, deaths: 0 } as const;
    const back: Training = { job, source, recipe, standing: "waiting", ...told };
    return same({ ...state, training: back }, [tell("info", BROUGHT_BACK())]);
  }
  if (!of || !isRunning(of)) return same(state);
  const deaths = of.deaths + 1;
  const isStopping = of.standing === "stopping";
  if (deaths >= MOST_DEATHS || of.standing === "pausing") {
    const paused: Training = { ...standing(of, "paused"), deaths, draft: "none" };
    const why = t(
      "The training was paused: the part of the app that computes ended ({message}). Resume it in Train.",
      { message },
    );
    return same({ ...state, training: paused }, [tell("warning", why)]);
  }
  const waiting = standing({ ...of, deaths }, isStopping ? "waitingToEnd" : "waiting");
  const text = t(
    "The part of the app that computes ended ({message}). The training goes on from its last checkpoint.",
    { message },
  );
  return same({ ...state, training: waiting }, [tell("warning", text)]);
}
