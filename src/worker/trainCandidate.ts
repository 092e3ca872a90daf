import type { Prediction } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { fineTuning } from "../core/learn/recipe.ts";
import { drawRehearsal, type Words } from "../core/learn/rehearsalText.ts";
import { stabilityOf } from "../core/learn/stability.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import { freshRows } from "../model/freshRows.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { changeTypes } from "../model/newHeads.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoints } from "../training/checkpoints.ts";
import { DivergedError } from "../training/diverged.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import { prepare } from "../training/prepare.ts";
import { type OnRead, taughtText, withTaught } from "../training/rehearsal.ts";
import { runTraining, type Training, type TrainingDevice } from "../training/run.ts";
import { steadyStart } from "../training/steadyStart.ts";
import { breather } from "./exclusive.ts";
import { learntTypes } from "./learntTypes.ts";
import type { TrainRequest } from "./protocol.ts";
import { type Clock, trainingClock } from "./trainingClock.ts";

/** A trained copy of a model, and what the report says of it. */
export interface Trained {
  readonly model: Model;
  readonly weights: Weights;
  readonly report: TrainReport;
}

export interface TrainOptions {
  readonly checkpoints: Checkpoints;
  readonly onProgress: (progress: TrainProgress) => void;
  /** Asked after every step. */
  readonly isCancelled: () => boolean;
  /** Text of many domains, to be rehearsed beside the user's own. */
  readonly bundled: readonly Words[];
  /** So often a checkpoint is saved. */
  readonly checkpointMs?: number;
  readonly now?: Clock;
}

const CHECKPOINT_MS = 60_000;

/** Fine-tunes a copy of `model` on a device, scoring held-out examples before and after. */
export async function trainCandidate(
  device: TrainingDevice,
  model: Model,
  asked: TrainRequest,
  options: TrainOptions,
): Promise<Trained> {
  const request = { ...asked, types: learntTypes(model, asked) };
  const { checkpoints, onProgress, isCancelled, bundled, checkpointMs = CHECKPOINT_MS } = options;
  const { now = () => performance.now() } = options;
  const { heldOut } = request;
  const breathe = breather();
  const clock = trainingClock(now);
  const score = async (which: "before" | "after", scored: Model) => {
    if (heldOut.length === 0) return null;
    const from = now();
    let words = 0;
    const scores = await evaluateModel(scored, heldOut, {
      onSentence: async (done) => {
        words += heldOut[done - 1].words.length;
        onProgress({ kind: "scoring", which, done, total: heldOut.length });
        await breathe();
        // Stopped while training, the model is scored as it is; stopped before, it is not trained.
        return which === "after" || !isCancelled();
      },
    });
    clock.scored(words, (now() - from) / 1000);
    return scores;
  };
  const before = await score("before", underNewNames(model, request));
  const recipe = { ...fineTuning(request.examples.length), ...request.recipe };
  const { taught: text, watched } = drawRehearsal(
    { own: request.unreviewed, bundled },
    recipe.seed,
  );
  const readWatched = (reader: Model) => predictAll(reader, watched, breathe);
  const watchedBefore = isCancelled() ? [] : await readWatched(model);
  const { training, split, cut } = await trainingOf(model, request, {
    sentences: recipe.rehearsed > 0 ? text : [],
    onRead: async (done, total) => {
      onProgress({ kind: "rehearsing", done, total });
      await breathe();
      return !isCancelled();
    },
  });
  const { description } = training;
  /** Scoring afterwards takes about as long as before. */
  const scoring = clock.secondsScoring();
  let saved = now();
  let [steps, stopped] = [0, isCancelled()];
  const { material } = training;
  const run = { ...training, material: stopped ? { ...material, prepared: [] } : material };
  try {
    const { network, weights, result } = await runTraining(device, run, {
      checkpoints,
      resume: false,
      isDue: () => {
        if (now() - saved < checkpointMs) return false;
        saved = now();
        return true;
      },
      onStep: async (step) => {
        const { words, ...shown } = step;
        clock.stepped(step.step, words);
        steps = step.step;
        const aStep = clock.secondsAStep();
        const secondsLeft = aStep === null ? null : aStep * (step.steps - steps) + scoring;
        onProgress({ kind: "step", ...shown, secondsLeft });
        await breathe();
        stopped = isCancelled() && steps < step.steps;
        return !stopped;
      },
      finish: async (network) => {
        const trained = { ...description, network };
        const after = before && (await score("after", trained));
        return { after, watched: await readWatched(trained) };
      },
    });
    const { after } = result;
    const scores = before && after && { before, after, sentences: heldOut.length };
    const stability =
      watchedBefore.length > 0 ? stabilityOf(watchedBefore, result.watched, request.renamed) : null;
    const [seconds, speed] = [clock.seconds(), clock.speed()];
    const report = { stopped, steps, seconds, speed, scores, stability, split, cut };
    return { model: { ...description, network }, weights, report };
  } catch (error) {
    if (error instanceof DivergedError)
      throw new DivergedError(`${error.message}: lower the learning rates`);
    throw error;
  }
}

async function predictAll(
  model: Model,
  sentences: readonly Words[],
  breathe: () => Promise<void>,
): Promise<Prediction[]> {
  const named = sentences.map((words, i) => ({ id: String(i), words }));
  const found: Prediction[] = [];
  for await (const { prediction } of predictSentences(model, named)) {
    found.push(prediction);
    await breathe();
  }
  return found;
}

/** What a training needs of its request. */
type Asked = Pick<TrainRequest, "examples" | "types" | "renamed"> &
  Partial<Pick<TrainRequest, "recipe">>;

/** The text that is rehearsed, and who is told while the model reads it. */
interface Rehearsing {
  readonly sentences: readonly Words[];
  readonly onRead?: OnRead;
}

/** What is trained: the model with the types of today, on examples cut into word pieces. */
export async function trainingOf(
  model: Model,
  { examples, types, renamed, recipe: own = {} }: Asked,
  { sentences, onRead }: Rehearsing,
): Promise<{ training: Training; split: readonly string[]; cut: number }> {
  const { bert, wordPiece, network: _, ...rest } = model;
  const description = { ...rest, bert, wordPiece, types };
  const recipe = { ...fineTuning(examples.length), ...own };
  const change = { before: model.types, after: types, renamed };
  const { prepared, split, cut } = prepare(examples, types, wordPiece, bert.maxPositions);
  const material = {
    prepared: await withTaught(model, prepared, change),
    taught: await taughtText(model, { sentences, prepared, change, onRead }),
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

/** The model before training, its types named as they are named now. */
function underNewNames(model: Model, { renamed }: TrainRequest): Model {
  const named = <T>(
    table: Readonly<Record<string, T>>,
    names: Readonly<Record<string, string>>,
  ) => {
    const current = new Map(Object.entries(names).map(([now, before]) => [before, now]));
    return Object.fromEntries(
      Object.entries(table).map(([name, value]) => {
        const now = current.get(name);
        return [now !== undefined && !Object.hasOwn(table, now) ? now : name, value];
      }),
    );
  };
  const { entities, relations } = model.types;
  return {
    ...model,
    types: {
      entities: named(entities, renamed.entities),
      relations: named(relations, renamed.relations),
    },
  };
}
