import { cpus } from "node:os";
import { join } from "node:path";
import { readText } from "../../src/cli/files.ts";
import { type BackendSetting, startDevice } from "../../src/cli/host.ts";
import { openFolder } from "../../src/cli/openModel.ts";
import { fineTuning } from "../../src/core/learn/recipe.ts";
import { parseRehearsal, type Words } from "../../src/core/learn/rehearsalText.ts";
import { NOTHING_RENAMED } from "../../src/core/types/modelTypes.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { type Model, shapeOf } from "../../src/model/model.ts";
import { loadModelFolder } from "../../src/model/modelFolder.ts";
import { ADAM_W } from "../../src/model/network.ts";
import { predictSentences } from "../../src/model/predictSentences.ts";
import type { Weights } from "../../src/model/weights.ts";
import { prepare } from "../../src/training/prepare.ts";
import { type Say, taughtText } from "../../src/training/rehearsal.ts";
import { teach } from "../../src/training/taught.ts";
import { type Material, train } from "../../src/training/train.ts";

/** What is timed. */
export interface StepOptions {
  readonly root: string;
  readonly backend: BackendSetting;
  /** How many layers are frozen, in turn. */
  readonly layers: readonly number[];
  readonly rounds: number;
}

/** A batch of usual size: sentences of so many words. */
const [OWN, REHEARSED, WORDS] = [4, 2, 25];
/** Steps of a round that are timed, after one that makes memory and states. */
const STEPS = 4;

/** Times fine-tuning steps of the bundled model with more and fewer layers frozen. */
export async function timeFrozenSteps(
  { root, backend, layers, rounds }: StepOptions,
  print: (text: string) => void,
): Promise<void> {
  const engine = await startDevice(backend);
  const folder = join(root, "public/models/conll04");
  const { description, weights } = await openFolder(folder, loadModelFolder);
  const model = { ...description, network: await engine.load(shapeOf(description), weights) };
  const material = await materialOf(model, textOf(root));
  model.network.dispose();
  const times = new Map(layers.map((k) => [k, [] as StepTime[]]));
  for (let round = 0; round < rounds; round++)
    for (const k of layers)
      times.get(k)?.push(...(await stepsOf(engine, model, weights, material, k)));
  print(`${cpus()[0].model}, ${engine.label}; ${OWN} + ${REHEARSED} sentences of ${WORDS} words\n`);
  print("| frozen layers | ms a step, median | fastest | ms of processors, median |\n");
  print("|---|---|---|---|\n");
  for (const [k, all] of times) {
    const [ms, spent] = [all.map((one) => one.ms), all.map((one) => one.spent)];
    const figures = [median(ms), Math.min(...ms), median(spent)].map((x) => x.toFixed(0));
    print(`| ${k} | ${figures.join(" | ")} |\n`);
  }
  const taught = await material.taught.read([...Array(material.taught.count).keys()], []);
  const sentences = [...material.prepared, ...taught].map(({ encoded }) => encoded.ids);
  const rows = sentences.flat().length / sentences.length;
  const megabytes = (300 * rows * description.bert.hidden * 4) / 2 ** 20;
  print(`\nStates of 300 such sentences take ${megabytes.toFixed(1)} MB.\n`);
}

/** What a step takes: by the clock, and of processors, on which others may work too. */
interface StepTime {
  readonly ms: number;
  readonly spent: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Sentences of the bundled rehearsal text, cut to one length. */
const textOf = (root: string): Words[] =>
  parseRehearsal(readText(join(root, "public/rehearsal/sentences.txt")))
    .filter(({ length }) => length >= WORDS)
    .slice(0, OWN + REHEARSED)
    .map((words) => words.slice(0, WORDS));

/** Some sentences as the model reads them itself, and others that are rehearsed. */
async function materialOf(model: Model, text: readonly Words[]): Promise<Material> {
  const { types, tokenizer, bert } = model;
  const own = text.slice(0, OWN).map((words, i) => ({ id: `${i}`, words }));
  const examples = [];
  for await (const { index, prediction } of predictSentences(model, own))
    examples.push({ ...own[index], ...prediction });
  const change = { before: types, after: types, renamed: NOTHING_RENAMED };
  const { prepared } = prepare(examples, types, tokenizer, bert.maxPositions);
  const sentences = text.slice(OWN);
  const say: Say = (lesson) => teach(model, lesson);
  const taught = taughtText(model, { sentences, prepared, change, say });
  await taught.readAll();
  return { prepared, taught };
}

async function stepsOf(
  engine: Engine,
  model: Model,
  weights: Weights,
  material: Material,
  frozenLayers: number,
): Promise<StepTime[]> {
  const recipe = {
    ...fineTuning(OWN, model.bert.layers),
    batch: OWN,
    rehearsed: REHEARSED,
    epochs: 1 + STEPS,
  };
  const network = await engine.load(shapeOf(model), weights);
  const trainer = await network.startTraining(ADAM_W, undefined, { frozenLayers });
  const times: StepTime[] = [];
  let last = { ms: performance.now(), spent: spent() };
  for await (const { step } of train(trainer, model, material, { ...recipe, frozenLayers })) {
    const now = { ms: performance.now(), spent: spent() };
    if (step > 1) times.push({ ms: now.ms - last.ms, spent: now.spent - last.spent });
    last = now;
  }
  network.dispose();
  return times;
}

/** Milliseconds of processors that this process has taken. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
