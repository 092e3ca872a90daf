import { evaluate } from "../core/learn/evaluation.ts";
import type { Example, Prediction } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { Scores } from "../core/learn/scores.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { changeTypes } from "../model/newHeads.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { Weights } from "../model/weights.ts";
import { prepare } from "../training/prepare.ts";
import { fineTuning } from "../training/recipe.ts";
import { breather } from "./exclusive.ts";
import type { TrainProgress, TrainReport, TrainRequest } from "./protocol.ts";
import { type TrainingDevice, trainOnDevice } from "./trainOnDevice.ts";

/** A trained copy of a model, and what the report says of it. */
export interface Candidate {
  readonly model: Model;
  readonly weights: Weights;
  readonly report: Omit<TrainReport, "model">;
}

export interface TrainCallbacks {
  readonly onProgress: (progress: TrainProgress) => void;
  /** Asked after every step. */
  readonly isCancelled: () => boolean;
}

/** Fine-tunes a copy of `model` on a device, scoring held-out examples before and after. */
export async function trainCandidate(
  device: TrainingDevice,
  model: Model,
  request: TrainRequest,
  { onProgress, isCancelled }: TrainCallbacks,
): Promise<Candidate> {
  const { examples, heldOut, types, renamed } = request;
  const breathe = breather();
  const score = (which: "before" | "after", scored: Model) =>
    scoreHeldOut(scored, heldOut, async (done) => {
      onProgress({ kind: "scoring", which, done, total: heldOut.length });
      await breathe();
      // Stopped while training, the model is scored as it is; stopped before, it is not trained.
      return which === "after" || !isCancelled();
    });
  const before = await score("before", underNewNames(model, request));
  const description = { ...model, types };
  const recipe = { ...fineTuning(examples.length), ...request.recipe };
  const { bert, wordPiece } = model;
  const { prepared, split } = prepare(examples, types, wordPiece, bert.maxPositions);
  const weights = changeTypes(
    await model.network.download(),
    shapeOf(model),
    shapeOf(description),
    { before: model.types, after: types, renamed },
    normalOf(seededRandom(recipe.seed, 0x4ead)),
  );
  const began = performance.now();
  let steps = 0;
  let stopped = isCancelled();
  const training = { description, weights, prepared: stopped ? [] : prepared, recipe };
  const { network } = await trainOnDevice(device, training, async (step) => {
    steps = step.step;
    const perStep = (performance.now() - began) / 1000 / steps;
    const secondsLeft = steps < 2 ? null : perStep * (step.steps - steps);
    onProgress({ kind: "step", ...step, secondsLeft });
    await breathe();
    stopped = isCancelled() && steps < step.steps;
    return !stopped;
  });
  const seconds = (performance.now() - began) / 1000;
  try {
    const trained = { ...description, network };
    const after = before && (await score("after", trained));
    const scores = before && after && { before, after, sentences: heldOut.length };
    const report = { stopped, steps, seconds, scores, split };
    return { model: trained, weights: await network.download(), report };
  } catch (error) {
    network.dispose();
    throw error;
  }
}

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

/** Null without held-out examples, and when `goOn` answers no. */
async function scoreHeldOut(
  model: Model,
  heldOut: readonly Example[],
  goOn: (done: number) => Promise<boolean>,
): Promise<Scores | null> {
  if (heldOut.length === 0) return null;
  const predictions: Prediction[] = [];
  for await (const { index, prediction } of predictSentences(model, heldOut)) {
    predictions[index] = prediction;
    if (!(await goOn(index + 1))) return null;
  }
  return evaluate(heldOut, predictions, model.types);
}
