import { NO_BEST } from "../core/learn/earlyStopping.ts";
import type { SentenceWords } from "../core/learn/example.ts";
import type { Recipe } from "../core/learn/recipe.ts";
import type { DrawnRehearsal, RehearsalSentence, Words } from "../core/learn/rehearsalText.ts";
import { curveUntil, NO_CURVE, type TrainCurve, withTold } from "../core/lifecycle/trainCurve.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import { inPieces } from "../model/inPieces.ts";
import type { Model } from "../model/model.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoint, Checkpoints } from "../training/checkpoints.ts";
import { DivergedError } from "../training/diverged.ts";
import { runTraining, type TrainingDevice } from "../training/run.ts";
import { teach } from "../training/taught.ts";
import type { TrainStep } from "../training/train.ts";
import { asRead } from "./asRead.ts";
import { compare, NOTHING_COMPARED } from "./compare.ts";
import { createDrafts } from "./drafts.ts";
import { createEpochScores, type EpochScores } from "./epochScores.ts";
import { breather, pauseFor } from "./exclusive.ts";
import { lending } from "./lending.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { type Clock, trainingClock } from "./trainingClock.ts";
import { formatNote, parseNote } from "./trainingNote.ts";
import { trainingOf } from "./trainingOf.ts";
import { planTraining, type TrainingPlan } from "./trainingPlan.ts";

/** A trained copy of a model, and what the report says of it. */
export interface Trained {
  readonly model: Model;
  readonly weights: Weights;
  readonly report: TrainReport;
  /** As it was carried out. */
  readonly recipe: Recipe;
  readonly rehearsed: DrawnRehearsal<RehearsalSentence>;
  readonly curve: TrainCurve;
}

export interface TrainOptions {
  readonly checkpoints: Checkpoints;
  readonly onProgress: (progress: TrainProgress) => void;
  /** Asked after every step. */
  readonly isCancelled: () => boolean;
  /** The same for a pause, which ends it with a `PausedError`. */
  readonly isPaused?: () => boolean;
  /** The model that is trained from as it was, also after others used it, or on a new device. */
  readonly reopened: () => Promise<Model>;
  /** What is on the screen now: drafts are of these sentences. */
  readonly onScreen: () => readonly SentenceWords[];
  /** Text of many domains, to be rehearsed beside the user's own. */
  readonly bundled: readonly Words[];
  /** What is rehearsed, of a training that is done again; else it is drawn. */
  readonly drawn?: DrawnRehearsal<RehearsalSentence>;
  /** Whether both models read text that nothing was trained on, to be compared; else it does. */
  readonly watches?: boolean;
  /** What was decided when it began: it goes on from its checkpoint, if it has one. */
  readonly goOn?: TrainingPlan | undefined;
  /** Told what was decided, before anything is trained. */
  readonly onPlan?: (plan: TrainingPlan, model: Model) => Promise<void>;
  /** Awaited where others may use the device: jobs that take turns, and small ones. */
  readonly letOthers?: () => Promise<boolean>;
  /** The same within a step, for small jobs alone. */
  readonly letSmall?: () => Promise<boolean>;
  /** So often a checkpoint is saved. */
  readonly checkpointMs?: number;
  readonly now?: Clock;
}

const CHECKPOINT_MS = 60_000;
const nobody = async () => false;

/**
 * Fine-tunes a copy of `model` on a device. Until its first step it reads as little as can be: what
 * is rehearsed is read when its turn comes, and what is only compared, before and after, at the end.
 */
export async function trainCandidate(
  device: TrainingDevice,
  model: Model,
  asked: TrainRequest,
  options: TrainOptions,
): Promise<Trained> {
  const { checkpoints, isCancelled, bundled, checkpointMs = CHECKPOINT_MS } = options;
  const { now = () => performance.now(), isPaused = () => false } = options;
  const { letOthers = nobody, letSmall = nobody } = options;
  const breathe = breather();
  const clock = trainingClock(now);
  /** The model as it was, wherever it is now. */
  let before = model;
  let current = device;
  const { working, lent } = lending(now, clock);
  /** Within a step, and within what is read. */
  const pause = options.letSmall && pauseFor(() => lent(letSmall));
  /** Others may have asked the model for other types meanwhile. */
  const between = async () => {
    await breathe();
    if (await lent(letOthers)) before = await options.reopened();
    return !isCancelled();
  };
  const plan =
    options.goOn ??
    (await planTraining(model, asked, { bundled, drawn: options.drawn, between, pause }));
  await options.onPlan?.(plan, model);
  const { request, recipe } = plan;
  const watched = options.watches === false ? [] : plan.watched;
  const following = (on: TrainingDevice): TrainingDevice => ({
    ...on,
    recover: async (error) => {
      current = await on.recover(error);
      before = await options.reopened();
      return following(current);
    },
  });
  const { training, split, cut } = await trainingOf(
    before,
    { ...request, recipe },
    {
      sentences: recipe.rehearsed > 0 ? plan.taught.map(({ words }) => words) : [],
      say: async (lesson) => {
        await lent(letSmall);
        before = await options.reopened();
        const from = working();
        const said = await teach(inPieces(before, pause), lesson);
        // What it says is kept, and must not be what a lost device makes of it.
        if (!current.isAlive()) throw new Error(t("the device was lost"));
        const words = lesson.sentences.reduce((sum, one) => sum + one.wordPieces.length, 0);
        clock.readInStep(words, (working() - from) / 1000);
        return said;
      },
      pause,
    },
  );
  await breathe();
  const { description, material } = training;
  const toRead = 2 * (wordsOf(request.heldOut) + wordsOf(watched));
  let curve = NO_CURVE;
  const tell = (progress: TrainProgress) => {
    curve = withTold(curve, [progress]);
    options.onProgress(progress);
  };
  const drafts = createDrafts({ onScreen: options.onScreen, now, between });
  const { layers } = model.bert;
  const scoring = { plan, layers, between, pause };
  let scores: EpochScores = createEpochScores(scoring);
  let saved = now();
  let [steps, stopped, isEarly] = [0, isCancelled(), false];
  let [isFirst, secondsBefore] = [true, 0];
  const seconds = () => secondsBefore + clock.seconds();
  const startFrom = (from: Checkpoint | null) => {
    const note = parseNote(from?.note);
    const so = note?.best ?? NO_BEST;
    const known = { so, weights: from?.best ?? null };
    scores = createEpochScores({ ...scoring, before: known });
    steps = from?.optimizer?.updates ?? note?.steps ?? 0;
    curve = curveUntil(note?.curve ?? curve, steps);
    if (isFirst) secondsBefore = note?.seconds ?? 0;
    isFirst = false;
  };
  const hasTold = async (step: TrainStep): Promise<void> => {
    const { words, ...shown } = step;
    clock.stepped(step.step, words);
    steps = step.step;
    tell({ kind: "step", ...shown, secondsLeft: secondsLeftOf(step) });
    await breathe();
    await lent(letOthers);
  };
  const inTurn = async (step: TrainStep, after: Model): Promise<void> => {
    const from = working();
    const score = scores.isScored(step) ? await scores.score(step, after) : null;
    if (score) tell({ kind: "epoch", ...score });
    isEarly = scores.isPast() && step.step < step.steps;
    const standing = { step: steps, steps: step.steps, secondsLeft: secondsLeftOf(step) };
    const draft = isEarly ? null : await drafts.after(standing, inPieces(after, pause));
    clock.paused((working() - from) / 1000);
    if (draft && !isCancelled() && current.isAlive()) tell({ kind: "draft", ...draft });
  };
  const secondsLeftOf = (step: TrainStep) => {
    const aStep = clock.secondsAStep();
    return aStep === null ? null : aStep * (step.steps - step.step) + clock.secondsReading(toRead);
  };
  const run = { ...training, material: stopped ? { ...material, prepared: [] } : material };
  const chosen = () => (steps > 0 ? scores.best() : null);
  try {
    const { network, weights, result } = await runTraining(following(device), run, {
      checkpoints,
      ...(pause && { pause }),
      resume: options.goOn !== undefined,
      onStart: startFrom,
      isWanted: (step) => scores.isScored(step),
      isDue: () => {
        if (now() - saved < checkpointMs) return false;
        saved = now();
        return true;
      },
      beside: () => {
        const best = scores.best()?.weights;
        const note = formatNote({ steps, curve, best: scores.so, seconds: seconds() });
        return { note, ...(best && { best }) };
      },
      better: () => chosen()?.weights ?? null,
      onStep: async (step, network) => {
        await hasTold(step);
        stopped = isCancelled() && steps < step.steps;
        if (stopped) return "stop";
        await inTurn(step, { ...description, network });
        stopped = isCancelled() && steps < step.steps;
        if (stopped || isEarly) return "stop";
        return isPaused() ? "pause" : "next";
      },
      finish: async (network) => {
        if (steps === 0) return NOTHING_COMPARED;
        before = await options.reopened();
        const after = inPieces({ ...description, network }, pause);
        const comparing = {
          clock,
          now: working,
          onProgress: tell,
          breathe: async () => void (await between()),
        };
        const was = await asRead(before, request, pause);
        return compare(inPieces(was, pause), after, {
          request,
          watched,
          ...comparing,
          hasChosenBy: scores.hasChosenBy,
        });
      },
    });
    const best = chosen();
    const report: TrainReport = {
      stopped,
      steps,
      seconds: seconds(),
      speed: clock.speed(),
      ...result,
      types: request.types,
      ...(request.rule && { rule: request.rule }),
      split,
      cut,
      ...(best && { chosen: { epoch: best.epoch, isEarly } }),
    };
    const rehearsed = { taught: plan.taught, watched: plan.watched };
    const trained = { model: { ...description, network }, weights, report };
    return { ...trained, recipe, rehearsed, curve };
  } catch (error) {
    if (error instanceof DivergedError)
      throw new DivergedError(t("{message}: lower the learning rates", { message: error.message }));
    throw error;
  }
}

const wordsOf = (text: readonly { readonly words: Words }[]): number =>
  text.reduce((sum, { words }) => sum + words.length, 0);
