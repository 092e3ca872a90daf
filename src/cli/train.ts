import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { overlaps } from "../core/document/overlaps.ts";
import type { Example } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { Recipe } from "../core/learn/recipe.ts";
import type { Scores } from "../core/learn/scores.ts";
import { teaches } from "../core/learn/teaches.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { Engine } from "../engine/engine.ts";
import type { SpertConfig } from "../model/config.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { loadEncoder, loadModelFolder, modelFiles } from "../model/modelFolder.ts";
import type { Network } from "../model/network.ts";
import { changeTypes, initialHeads } from "../model/newHeads.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoints } from "../training/checkpoints.ts";
import { DivergedError } from "../training/diverged.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import { prepare } from "../training/prepare.ts";
import { runTraining, type Training, type TrainingDevice } from "../training/run.ts";
import type { TrainStep } from "../training/train.ts";
import { diskCheckpoints } from "./checkpoint.ts";
import { dataSets, examplesOf, typesOfAll } from "./dataSets.ts";
import { makeFolder } from "./files.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { modelCard } from "./modelCard.ts";
import { openFolder } from "./openModel.ts";
import { duration, progressLine } from "./progress.ts";
import { tellTooLong } from "./tooLong.ts";
import { readTrainConfig, type TrainOverrides } from "./trainConfig.ts";
import { UserError } from "./userError.ts";

export interface TrainOptions extends TrainOverrides {
  /** SpERT JSON files, or folders that hold a train.json and a types.json. */
  readonly data: readonly string[];
  /** One types.json for all files of the data, or one for each. */
  readonly types?: readonly string[];
  readonly encoder?: string;
  readonly init?: string;
  readonly out: string;
  /** Files or folders (with a dev.json), each with the types of its place in the data. */
  readonly dev?: readonly string[];
  readonly config?: string;
  readonly resume: boolean;
  readonly dtype: "float16" | "float32";
  readonly backend: BackendSetting;
  /** The command as it was typed, for the model card. */
  readonly command: string;
}

/** The files of a folder that is a data set. */
const TRAIN = "train.json";
const DEV = "dev.json";

/** One line of the log: an epoch's mean losses and, with --dev, scores. */
interface EpochLine {
  readonly epoch: number;
  readonly step: number;
  readonly seconds: number;
  readonly losses: Record<string, number>;
  readonly dev?: Scores;
}

/** Trains a model and writes its folder; a JSON line an epoch goes to stdout. */
export async function trainCommand(options: TrainOptions): Promise<void> {
  const start = await loadStart(options);
  const from = { types: options.types ?? [], own: start.description?.types ?? null };
  const sets = dataSets({ ...from, option: "--data", paths: options.data, fileInFolder: TRAIN });
  const types = typesOfAll(sets);
  const examples = examplesOf(sets, types);
  if (examples.length === 0) throw new UserError(`${options.data.join(", ")}: no sentences`);
  const kinds = Object.keys(types.entities).length;
  if (!examples.some((example) => teaches(example, kinds)))
    throw new UserError(
      `${options.data.join(", ")}: nothing to learn from: no sentence is labelled, or knows a type of spans`,
    );
  const dev =
    options.dev &&
    examplesOf(
      dataSets({ ...from, option: "--dev", paths: options.dev, fileInFolder: DEV }),
      types,
    );
  const { recipe, spert } = readTrainConfig(options, start.description?.spert ?? null, {
    examples: examples.length,
    fineTuning: Boolean(options.init),
    manyOverlaps: shareOfOverlaps(examples) > 0.01,
  });
  const { description, weights } = start.build(types, spert, recipe);
  const { prepared, split, cut } = prepare(
    examples,
    description.types,
    description.wordPiece,
    description.bert.maxPositions,
  );
  if (split.length > 0)
    process.stderr.write(`split at a word, being longer than the encoder: ${split.join(", ")}\n`);
  if (cut > 0)
    process.stderr.write(`${cut} spans and relations cross such a split: it cannot learn them.\n`);
  tellTooLong(examples, description.spert.maxSpanSize);
  makeFolder(options.out);
  const engine = await startDevice(options.backend);
  const run = describeRun(description, recipe, examples, weights);
  const checkpoints = diskCheckpoints(join(options.out, "checkpoint"), run);
  const log: EpochLine[] = [];
  const training = { description, weights, prepared, recipe };
  const trained = await trainToEnd(engine, training, {
    checkpoints,
    resume: options.resume,
    onEpoch: async (line, network) => {
      const scores = dev && (await evaluateModel({ ...description, network }, dev));
      const scored = scores ? { ...line, dev: scores } : line;
      process.stdout.write(`${JSON.stringify(scored)}\n`);
      log.push(scored);
    },
  });
  const dtype = options.dtype === "float16" ? "F16" : "F32";
  for (const [name, bytes] of modelFiles(description, trained, dtype))
    writeFileSync(join(options.out, name), bytes);
  const card = modelCard({ description, recipe, options, sentences: examples.length, log });
  writeFileSync(join(options.out, "README.md"), card);
  await checkpoints.remove();
}

interface ToEnd {
  readonly checkpoints: Checkpoints;
  readonly resume: boolean;
  readonly onEpoch: (line: EpochLine, network: Network) => Promise<void>;
}

/** Trains with a checkpoint an epoch; one that diverges leaves none, and no model. */
async function trainToEnd(
  engine: Engine,
  training: Training,
  { checkpoints, resume, onEpoch }: ToEnd,
): Promise<Weights> {
  const device: TrainingDevice = {
    load: (shape, weights) => engine.load(shape, weights),
    isAlive: () => true,
    recover: (error) => Promise.reject(error),
  };
  const epochs = epochLines();
  try {
    const { network, weights } = await runTraining(device, training, {
      checkpoints,
      resume,
      isDue: isEpochEnd,
      onStep: async (step) => {
        epochs.add(step);
        return true;
      },
      onSaved: (step, network) => onEpoch(epochs.take(step), network),
      finish: async () => epochs.end(),
    });
    network.dispose();
    return weights;
  } catch (error) {
    epochs.end();
    if (!(error instanceof DivergedError)) throw error;
    await checkpoints.remove();
    throw new UserError(`${error.message}: lower --lr`);
  }
}

const isEpochEnd = ({ step, steps, epochs }: TrainStep): boolean => step % (steps / epochs) === 0;

/** Puts the steps of an epoch together, with a line of progress on stderr. */
function epochLines() {
  const progress = progressLine();
  const began = Date.now();
  let epochBegan = began;
  let first: number | null = null;
  let steps: TrainStep[] = [];
  return {
    add: (step: TrainStep) => {
      steps.push(step);
      first ??= step.step - 1;
      const seconds = (Date.now() - began) / 1000;
      const left = (seconds / (step.step - first)) * (step.steps - step.step);
      progress.show(
        `epoch ${step.epoch}/${step.epochs}, step ${step.step}/${step.steps}, loss ${step.losses.total.toFixed(4)}, ${duration(left)} left`,
      );
    },
    take: ({ epoch, step }: TrainStep): EpochLine => {
      const seconds = (Date.now() - epochBegan) / 1000;
      const losses = meanLosses(steps);
      steps = [];
      epochBegan = Date.now();
      return { epoch, step, seconds, losses };
    },
    end: () => progress.end(),
  };
}

function meanLosses(steps: readonly TrainStep[]): Record<string, number> {
  const values = new Map<string, number[]>();
  for (const { losses } of steps)
    for (const [name, value] of Object.entries(losses))
      values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.reduce((a, b) => a + b, 0) / all.length]),
  );
}

/** What training starts from: an encoder with new heads, or a trained model. */
interface Start {
  readonly description: ModelDescription | null;
  build(
    types: ModelTypes,
    spert: SpertConfig,
    recipe: Recipe,
  ): { description: ModelDescription; weights: Weights };
}

async function loadStart({ init, encoder: folder }: TrainOptions): Promise<Start> {
  if (init) {
    const { description, weights } = await openFolder(init, loadModelFolder);
    return {
      description,
      build: (types, spert, { seed }) => {
        const after = { ...description, spert, types };
        const change = { before: description.types, after: types, renamed: NOTHING_RENAMED };
        const normal = normalOf(seededRandom(seed, 0x4ead));
        return {
          description: after,
          weights: changeTypes(
            weights,
            { from: shapeOf(description), to: shapeOf(after), types: change },
            normal,
          ),
        };
      },
    };
  }
  if (!folder) throw new UserError("train: --encoder DIR or --init MODEL is needed");
  const { encoder, weights } = await openFolder(folder, loadEncoder);
  return {
    description: null,
    build: (types, spert, { seed }) => {
      const description = { ...encoder, spert, types };
      const heads = initialHeads(shapeOf(description), normalOf(seededRandom(seed, 0x4ead)));
      return { description, weights: new Map([...weights, ...heads]) };
    },
  };
}

function shareOfOverlaps(examples: readonly Example[]): number {
  const overlapping = examples.filter(({ entities }) =>
    entities.some((a, i) => entities.slice(i + 1).some((b) => overlaps(a, b))),
  );
  return overlapping.length / examples.length;
}

/** A hash of all that decides the run, so that --resume never continues another one. */
function describeRun(
  { spert, types }: ModelDescription,
  recipe: Recipe,
  examples: readonly Example[],
  weights: Weights,
): string {
  const hash = createHash("sha256").update(JSON.stringify({ spert, types, recipe, examples }));
  for (const [name, { data }] of weights)
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest("hex");
}
