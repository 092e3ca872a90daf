import type { SentenceWords } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { fineTuning, gently, type Recipe } from "../core/learn/recipe.ts";
import {
  type DrawnRehearsal,
  drawRehearsal,
  type RehearsalSentence,
  type Words,
} from "../core/learn/rehearsalText.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import { uncalibrated } from "../model/config.ts";
import { freshRows } from "../model/freshRows.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { changeTypes, keptRows } from "../model/newHeads.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoints } from "../training/checkpoints.ts";
import { DivergedError } from "../training/diverged.ts";
import { prepare } from "../training/prepare.ts";
import { type Say, taughtText, withTaught } from "../training/rehearsal.ts";
import { runTraining, type Training, type TrainingDevice } from "../training/run.ts";
import { steadyStart } from "../training/steadyStart.ts";
import { teach } from "../training/taught.ts";
import { compare, NOTHING_COMPARED, underNewNames } from "./compare.ts";
import { createDrafts } from "./drafts.ts";
import { breather } from "./exclusive.ts";
import { learntTypes } from "./learntTypes.ts";
import type { TrainRequest } from "./protocol.ts";
import { saysAlready } from "./saysAlready.ts";
import { type Clock, trainingClock } from "./trainingClock.ts";

/** A trained copy of a model, and what the report says of it. */
export interface Trained {
  readonly model: Model;
  readonly weights: Weights;
  readonly report: TrainReport;
  /** As it was carried out. */
  readonly recipe: Recipe;
  readonly rehearsed: DrawnRehearsal<RehearsalSentence>;
}

export interface TrainOptions {
  readonly checkpoints: Checkpoints;
  readonly onProgress: (progress: TrainProgress) => void;
  /** Asked after every step. */
  readonly isCancelled: () => boolean;
  /** The model that is trained from, after it was brought to a new device. */
  readonly reopened: () => Promise<Model>;
  /** What is on the screen now: drafts are of these sentences. */
  readonly onScreen: () => readonly SentenceWords[];
  /** Text of many domains, to be rehearsed beside the user's own. */
  readonly bundled: readonly Words[];
  /** What is rehearsed, of a training that is done again; else it is drawn. */
  readonly drawn?: DrawnRehearsal<RehearsalSentence>;
  /** Whether both models read text that nothing was trained on, to be compared; else it does. */
  readonly watches?: boolean;
  /** So often a checkpoint is saved. */
  readonly checkpointMs?: number;
  readonly now?: Clock;
}

const CHECKPOINT_MS = 60_000;

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
  const request = { ...asked, types: learntTypes(model, asked) };
  const { checkpoints, onProgress, isCancelled, bundled, checkpointMs = CHECKPOINT_MS } = options;
  const { now = () => performance.now(), reopened, onScreen } = options;
  const { heldOut } = request;
  const breathe = breather();
  const clock = trainingClock(now);
  const between = async () => {
    await breathe();
    return !isCancelled();
  };
  const drafts = createDrafts({ onScreen, now, between });
  const usual = fineTuning(request.examples.length, model.bert.layers);
  const isSaid = await saysAlready(underNewNames(model, request), request, between);
  const recipe = { ...(isSaid ? gently(usual) : usual), ...request.recipe };
  const ofApp = bundled.map((words): RehearsalSentence => ({ source: "bundled", words }));
  const drawn =
    options.drawn ?? drawRehearsal({ own: request.unreviewed, bundled: ofApp }, recipe.seed);
  const watched = options.watches === false ? [] : drawn.watched;
  const text = drawn.taught.map(({ words }) => words);
  /** The model as it was, wherever it is now. */
  let before = model;
  let current = device;
  const following = (on: TrainingDevice): TrainingDevice => ({
    ...on,
    recover: async (error) => {
      current = await on.recover(error);
      before = await reopened();
      return following(current);
    },
  });
  const { training, split, cut } = await trainingOf(
    model,
    { ...request, recipe },
    {
      sentences: recipe.rehearsed > 0 ? text : [],
      say: async (lesson) => {
        const from = now();
        const said = await teach(before, lesson);
        // What it says is kept, and must not be what a lost device makes of it.
        if (!current.isAlive()) throw new Error("the device was lost");
        const words = lesson.sentences.reduce((sum, one) => sum + one.wordPieces.length, 0);
        clock.readInStep(words, (now() - from) / 1000);
        return said;
      },
    },
  );
  await breathe();
  const { description, material } = training;
  const toRead = 2 * (wordsOf(heldOut) + wordsOf(watched));
  let saved = now();
  let [steps, stopped] = [0, isCancelled()];
  const comparing = { clock, now, onProgress, breathe };
  const run = { ...training, material: stopped ? { ...material, prepared: [] } : material };
  try {
    const { network, weights, result } = await runTraining(following(device), run, {
      checkpoints,
      resume: false,
      isDue: () => {
        if (now() - saved < checkpointMs) return false;
        saved = now();
        return true;
      },
      onStep: async (step, network) => {
        const { words, ...shown } = step;
        clock.stepped(step.step, words);
        steps = step.step;
        const aStep = clock.secondsAStep();
        const secondsLeft =
          aStep === null ? null : aStep * (step.steps - steps) + clock.secondsReading(toRead);
        onProgress({ kind: "step", ...shown, secondsLeft });
        await breathe();
        stopped = isCancelled() && steps < step.steps;
        if (stopped || steps === step.steps) return !stopped;
        const from = now();
        const standing = { step: steps, steps: step.steps, secondsLeft };
        const draft = await drafts.after(standing, { ...description, network });
        clock.paused((now() - from) / 1000);
        stopped = isCancelled();
        if (draft && !stopped && current.isAlive()) onProgress({ kind: "draft", ...draft });
        return !stopped;
      },
      finish: async (network) =>
        steps === 0
          ? NOTHING_COMPARED
          : compare(before, { ...description, network }, { request, watched, ...comparing }),
    });
    const [seconds, speed] = [clock.seconds(), clock.speed()];
    const { types, rule } = request;
    const told = { stopped, steps, seconds, speed, ...result, types, split, cut };
    const report = rule ? { ...told, rule } : told;
    return { model: { ...description, network }, weights, report, recipe, rehearsed: drawn };
  } catch (error) {
    if (error instanceof DivergedError)
      throw new DivergedError(`${error.message}: lower the learning rates`);
    throw error;
  }
}

const wordsOf = (text: readonly { readonly words: Words }[]): number =>
  text.reduce((sum, { words }) => sum + words.length, 0);

/** What a training needs of its request. */
type Asked = Pick<TrainRequest, "examples" | "types" | "renamed"> &
  Partial<Pick<TrainRequest, "recipe">>;

/** The text that is rehearsed, and who says what the model makes of it. */
interface Rehearsing {
  readonly sentences: readonly Words[];
  readonly say: Say;
}

/** What is trained: the model with the types of today, on examples cut into word pieces. */
export async function trainingOf(
  model: Model,
  { examples, types, renamed, recipe: own = {} }: Asked,
  { sentences, say }: Rehearsing,
): Promise<{ training: Training; split: readonly string[]; cut: number }> {
  const { bert, wordPiece, network: _, ...rest } = model;
  // What was fitted to the scores of the one model says nothing of the other's.
  const description = { ...rest, bert, wordPiece, types, spert: uncalibrated(rest.spert) };
  const recipe = { ...fineTuning(examples.length, bert.layers), ...own };
  const change = { before: model.types, after: types, renamed };
  const { prepared, split, cut } = prepare(examples, types, wordPiece, bert.maxPositions);
  const isKept = (["entities", "relations"] as const).some((kind) =>
    keptRows(kind, change).some((row) => row >= 0),
  );
  const material = {
    prepared: await withTaught(prepared, { change, say }),
    // Of a model without a type that is still wanted there is nothing to keep.
    taught: taughtText(model, { sentences: isKept ? sentences : [], prepared, change, say }),
  };
  const learnt = await model.network.download();
  const reshaping = { from: shapeOf(model), to: shapeOf(description), types: change };
  const normal = normalOf(seededRandom(recipe.seed, 0x4ead));
  const named = await freshRows(model, renamedAway(types, renamed));
  const weights = changeTypes(learnt, reshaping, normal, named);
  const memory = steadyStart(learnt, weights, reshaping);
  return { training: { description, weights, memory, material, recipe }, split, cut };
}

/** The types that are not only renamed. */
const renamedAway = ({ entities, relations }: ModelTypes, renamed: RenamedTypes): ModelTypes => {
  const kept = <T>(table: Readonly<Record<string, T>>, names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(table).filter(([name]) => !Object.hasOwn(names, name)));
  return {
    entities: kept(entities, renamed.entities),
    relations: kept(relations, renamed.relations),
  };
};
