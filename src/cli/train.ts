import { join } from "node:path";
import type { Recipe } from "../core/learn/recipe.ts";
import { drawRehearsal, parseRehearsal, type Words } from "../core/learn/rehearsalText.ts";
import { teaches } from "../core/learn/teaches.ts";
import { usualOverlap } from "../core/learn/usualOverlap.ts";
import type { Engine } from "../engine/engine.ts";
import { modelFiles } from "../model/modelFolder.ts";
import type { Network } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoints } from "../training/checkpoints.ts";
import { DivergedError } from "../training/diverged.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import { prepare } from "../training/prepare.ts";
import { runTraining, type Training, type TrainingDevice } from "../training/run.ts";
import type { MadeStep } from "../training/train.ts";
import { diskCheckpoints } from "./checkpoint.ts";
import { dataSets, examplesOf, typesOfAll } from "./dataSets.ts";
import { describeRun } from "./describeRun.ts";
import { type EpochLine, epochLines } from "./epochLines.ts";
import { checkThere, diskFolder, makeFolder, readText } from "./files.ts";
import { type BackendSetting, projectRoot, startDevice } from "./host.ts";
import { licenceOfFolder } from "./licenceOfFolder.ts";
import { materialOf } from "./materialOf.ts";
import { tellTraining } from "./memory.ts";
import { modelCard } from "./modelCard.ts";
import { checkTrainedFolder, writeTrained } from "./modelOut.ts";
import { loading } from "./openModel.ts";
import { projectsAmong } from "./projectFile.ts";
import { tellTooLong } from "./tooLong.ts";
import { readTrainConfig, type TrainOverrides } from "./trainConfig.ts";
import { loadStart, namedRows, type Start } from "./trainStart.ts";
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
  /** A text that keeps what the start model knows, a sentence a line; else the bundled one. */
  readonly rehearse?: string;
  /** Of `--from-names` alone. */
  readonly steps?: number;
  readonly cooling?: number;
  readonly shippable?: boolean;
  readonly shares?: ReadonlyMap<string, number>;
  readonly resume: boolean;
  readonly dtype: "float16" | "float32";
  readonly backend: BackendSetting;
  /** The command as it was typed, for the model card. */
  readonly command: string;
}

/** The text that is bundled, in the project. */
const REHEARSAL = "public/rehearsal/sentences.txt";

/** The files of a folder that is a data set. */
const TRAIN = "train.json";
const DEV = "dev.json";

/** Trains a model and writes its folder; a JSON line an epoch goes to stdout. */
export async function trainCommand(options: TrainOptions): Promise<void> {
  const { steps, cooling, shippable, shares } = options;
  if (steps !== undefined || cooling !== undefined || shippable || shares?.size)
    throw new UserError("train: --steps, --cooling, --shippable and --shares go with --from-names");
  checkThere(filesRead(options));
  const start = await loadStart(options);
  checkTrainedFolder(options.out, [start.folder, ...filesRead(options)]);
  const projects = await projectsAmong([...options.data, ...(options.dev ?? [])]);
  const from = { types: options.types ?? [], own: start.description?.types ?? null, projects };
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
    layers: start.description?.bert.layers ?? null,
    overlap: usualOverlap(examples),
  });
  const built = start.build(types, spert, recipe);
  const { description } = built;
  const { layers } = description.bert;
  if (recipe.frozenLayers < 0 || recipe.frozenLayers > layers)
    throw new UserError(`the encoder has ${layers} layers: freeze 0 to ${layers} of them`);
  const { prepared, split, cut } = prepare(
    examples,
    description.types,
    description.tokenizer,
    description.bert.maxPositions,
  );
  if (split.length > 0)
    process.stderr.write(`split at a word, being longer than the encoder: ${split.join(", ")}\n`);
  if (cut > 0)
    process.stderr.write(`${cut} spans and relations cross such a split: it cannot learn them.\n`);
  tellTooLong(examples, description.spert.maxSpanSize);
  const text = rehearsalText(options, start, recipe);
  makeFolder(options.out);
  const engine = await startDevice(options.backend);
  await tellTraining(engine, description, { recipe, prepared });
  const { weights, memory } = built.start(await namedRows(engine, start, types));
  const run = await loading(() => describeRun({ description, recipe, examples, text, weights }));
  const checkpoints = diskCheckpoints(options.out, run);
  const log: EpochLine[] = [];
  const material = await materialOf(engine, start, { prepared, types, text });
  const training = { description, weights, memory, material, recipe };
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
  const licence = await licenceOfFolder(diskFolder(start.folder));
  const facts = { description, recipe, options, licence, sentences: examples.length, log };
  const card = modelCard(facts);
  writeTrained(options.out, modelFiles(description, trained, dtype), card);
  await checkpoints.remove();
}

/** What a training reads beside the model that it starts from. */
const filesRead = ({ data, dev = [], types = [], config, rehearse }: TrainOptions): string[] =>
  [...data, ...dev, ...types, config, rehearse].filter((path) => path !== undefined);

/** The sentences that are rehearsed, where there is a model that knows something. */
function rehearsalText(
  { rehearse }: TrainOptions,
  { description }: Start,
  recipe: Recipe,
): readonly Words[] {
  if (!description || recipe.rehearsed === 0) return [];
  const bundled = parseRehearsal(readText(rehearse ?? join(projectRoot, REHEARSAL)));
  return drawRehearsal({ own: [], bundled }, recipe.seed).taught;
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
        return "next";
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

const isEpochEnd = ({ step, steps, epochs }: MadeStep): boolean => step % (steps / epochs) === 0;
