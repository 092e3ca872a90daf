import type { Example } from "../core/learn/example.ts";
import type { Reading } from "../core/learn/reading.ts";
import type { Words } from "../core/learn/rehearsalText.ts";
import { withMore } from "../core/types/modelTypes.ts";
import { inPieces } from "../model/inPieces.ts";
import { labelScores } from "../model/labelScores.ts";
import type { Model, ReadingModel } from "../model/model.ts";
import { predictProbably } from "../model/predictSentences.ts";
import { withTypes } from "../model/withTypes.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { breather, pauseFor } from "./exclusive.ts";
import type { StudyProgress, StudyRequest } from "./modelRequests.ts";
import { trainCandidate } from "./trainCandidate.ts";

/** What a study works with; model and device may be others after a loss, and after a gap. */
export interface StudyParts {
  readonly device: () => Promise<TrainingDevice>;
  /** The model that is studied, with its own types. */
  readonly model: () => Promise<Model>;
  /** The same as it reads for the user. */
  readonly reader: () => Promise<ReadingModel>;
  /** Text of many domains, to be rehearsed beside the user's own. */
  readonly bundled: readonly Words[];
  readonly onProgress: (progress: StudyProgress) => void;
  readonly isCancelled: () => boolean;
  /** Awaited where nothing is under way: others come in here. */
  readonly gap: () => Promise<boolean>;
  /** The same within a step, for small jobs alone. */
  readonly crack: () => Promise<boolean>;
}

/** One training of a study, its sentences at hand. */
interface Turn {
  readonly training: number;
  readonly train: readonly Example[];
  readonly read: readonly Example[];
}

/**
 * Does the trainings of a study one after the other, as a training of the user is done, and has each
 * model read its sentences. Each is freed before the next begins.
 */
export async function runStudy(
  request: StudyRequest,
  parts: StudyParts,
): Promise<{ readonly stopped: boolean }> {
  const told: unknown[] = [];
  const pick = (indexes: readonly number[]) => indexes.map((i) => request.examples[i]);
  for (const { training, train, read } of request.trainings) {
    const turn = { training, train: pick(train), read: pick(read) };
    const readings = await readingsOf(turn, request, parts);
    if (readings) told.push(parts.onProgress({ kind: "read", training, readings }));
    else break;
  }
  // What the page cannot take is a fault of the study.
  await Promise.all(told);
  return { stopped: told.length < request.trainings.length };
}

/** What the model of a turn reads; null when it was ended. */
async function readingsOf(
  turn: Turn,
  request: StudyRequest,
  parts: StudyParts,
): Promise<readonly Reading[] | null> {
  if (parts.isCancelled()) return null;
  await parts.gap();
  if (turn.train.length === 0) return readAll(await parts.reader(), turn, parts);
  const device = await parts.device();
  const trained = await trainedOn(device, turn, request, parts);
  try {
    if (parts.isCancelled()) return null;
    const { named } = request.reader;
    const types = withMore(trained.types, named);
    const model = trained.rowMaps ? await withTypes(trained, trained.types, types) : trained;
    return await readAll(inPieces(model, pauseFor(parts.crack)), turn, parts);
  } finally {
    if (device.isAlive()) trained.network.dispose();
  }
}

/** A copy of the model that is studied, trained as it would be for the user. */
async function trainedOn(
  device: TrainingDevice,
  { train: examples, training }: Turn,
  { types, renamed, recipe, unreviewed }: StudyRequest,
  { model, bundled, onProgress, isCancelled, gap, crack }: StudyParts,
): Promise<Model> {
  const asked = { examples, heldOut: [], types, renamed, recipe, unreviewed, onScreen: [] };
  const trained = await trainCandidate(device, await model(), asked, {
    reopened: model,
    onScreen: () => [],
    checkpoints: memoryCheckpoints(),
    bundled,
    watches: false,
    checkpointMs: Number.POSITIVE_INFINITY,
    isCancelled,
    letOthers: gap,
    letSmall: crack,
    onProgress: (progress) => {
      if (progress.kind !== "step") return;
      const { step, steps } = progress;
      onProgress({ kind: "step", training, step, steps });
    },
  });
  return trained.model;
}

/** What a model reads in the sentences of a turn, and thinks of their labels; null when ended. */
async function readAll(
  model: ReadingModel,
  { training, read }: Turn,
  { onProgress, isCancelled }: StudyParts,
): Promise<readonly Reading[] | null> {
  const breathe = breather();
  const readings: Reading[] = [];
  const predictions: Pick<Reading, "prediction" | "probabilities">[] = [];
  const isWanted = async () => {
    onProgress({ kind: "reading", training, done: predictions.length + readings.length, total });
    await breathe();
    return !isCancelled();
  };
  const total = 2 * read.length;
  for await (const { index, prediction, probabilities } of predictProbably(model, read)) {
    predictions[index] = { prediction, ...(probabilities && { probabilities }) };
    if (!(await isWanted())) return null;
  }
  for (const [i, example] of read.entries()) {
    readings.push({ ...predictions[i], ...(await labelScores(model, example)) });
    if (!(await isWanted())) return null;
  }
  return readings;
}
