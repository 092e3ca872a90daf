import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { embeddingsOf, nameStates } from "../model/nameEmbeddings.ts";
import { ADAM_W, type Network, type OptimizerState, type StepLosses } from "../model/network.ts";
import { initialHeads, type Normal } from "../model/newHeads.ts";
import { isEncoder, type ModelShape } from "../model/parameters.ts";
import { type RowMaps, rowMapShapes, rowMapsOf } from "../model/rowMaps.ts";
import type { Weights } from "../model/weights.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import type { Checkpoint, Checkpoints } from "../training/checkpoints.ts";
import type { BroadSet, BroadType } from "./broadSet.ts";
import { typesOfSets } from "./broadSet.ts";
import { type Drawing, drawStep } from "./drawStep.ts";
import { type Embedded, headsFromNames, mapGradients } from "./headRows.ts";
import { type HostParameters, hostParameters, updateOnHost } from "./hostAdamW.ts";
import { variantOf } from "./nameVariants.ts";

/** How a model is trained on many sets at once. */
export interface BroadRecipe {
  readonly steps: number;
  /** Of the last steps the rates fall to 0, the others but the first ones keep them. */
  readonly cooling: number;
  readonly warming: number;
  readonly lr: number;
  /** Of the maps and of the heads. */
  readonly headLr: number;
  readonly seed: number;
  /** Steps after which the names are read again by the encoder, in other words. */
  readonly renaming: number;
  readonly drawing: Drawing;
}

export const BROAD: BroadRecipe = {
  steps: 4000,
  cooling: 1000,
  warming: 300,
  lr: 1e-4,
  headLr: 5e-4,
  seed: 1,
  renaming: 40,
  drawing: {
    sets: 4,
    sentencesOfSet: 4,
    maxSpanSize: 10,
    negativeEntities: 60,
    negativeRelations: 20,
    slots: { entities: 40, relations: 64 },
  },
};

/** One update. */
export interface BroadStep {
  readonly step: number;
  readonly losses: StepLosses;
}

export interface BroadTraining {
  /** Loads a network on the device that trains. */
  load(shape: ModelShape, weights: Weights): Promise<Network>;
  readonly sets: readonly BroadSet[];
  readonly tokenizer: SubwordTokenizer;
  readonly encoder: Weights;
  readonly shape: ModelShape;
  readonly recipe: BroadRecipe;
}

/** What a broad training has learnt: the encoder, heads without types, and the rows' maps. */
export interface BroadResult {
  readonly encoder: Weights;
  readonly others: Weights;
  readonly maps: RowMaps;
  /** Stays on the device until the caller frees it. */
  readonly network: Network;
}

/** What the caller makes of a run. */
export interface BroadOptions {
  readonly checkpoints: Checkpoints;
  readonly resume: boolean;
  readonly isDue: (step: number) => boolean;
  readonly onStep: (step: BroadStep) => void;
}

/**
 * Trains an encoder and maps from names to rows on sentences of many sets, each knowing its own
 * types. The encoder moves on the device; the rows of a step's types are made here from their
 * names, and the maps move by the gradients of these rows. Names are read by the encoder as it is,
 * without a gradient through that reading.
 */
export async function trainBroadly(
  training: BroadTraining,
  options: BroadOptions,
): Promise<BroadResult> {
  const { checkpoints, resume, isDue, onStep } = options;
  const { shape, recipe, sets } = training;
  const saved = resume ? await checkpoints.load() : null;
  const host = saved ? hostOf(saved, training) : startOf(training);
  const center = saved && (saved.weights.get("name_center") as NamedArray);
  let maps = rowMapsOf(
    new Map([...host.weights, ["name_center", center ?? zeros([shape.bert.hidden])]]),
  );
  const blank: Embedded = { entities: [], relations: [] };
  const heads = (embedded: Embedded) =>
    headsFromNames(maps, embedded, othersOf(host, shape), shape);
  const network = await training.load(
    shape,
    new Map([...(saved?.weights ?? training.encoder), ...heads(blank)]),
  );
  const trainer = await network.startTraining(ADAM_W, saved?.optimizer ?? undefined);
  const types = typesOfSets(sets);
  let embeddings = new Map<string, Float32Array>();
  while (trainer.updates < recipe.steps) {
    const step = trainer.updates;
    if (step % recipe.renaming === 0 || embeddings.size === 0) {
      const round = Math.floor(step / recipe.renaming);
      const read = await readNames(network, training, types, round);
      // The centre follows the encoder slowly, so that the maps can follow it.
      maps = { ...maps, center: round === 0 ? read.center : blended(maps.center, read.center) };
      embeddings = new Map(
        embeddingsOf(read.states, maps.center.data).map((n, i) => [keyOf(types[i]), n]),
      );
    }
    const { batch, entities, relations } = drawStep(sets, recipe.drawing, recipe.seed, step);
    const normal = normalOf(seededRandom(recipe.seed, NOISE, step));
    const embed = (type: BroadType) => noisy(embeddings.get(keyOf(type)) as Float32Array, normal);
    const embedded = { entities: entities.map(embed), relations: relations.map(embed) };
    await network.setHeads(heads(embedded));
    const factor = factorAt(step, recipe);
    const { losses, heads: gradients } = await trainer.stepEncoder(batch, recipe.lr * factor, {
      seed: recipe.seed,
      step,
    });
    updateOnHost(host, mapGradients(maps, embedded, gradients), ADAM_W, {
      rate: recipe.headLr * factor,
      number: step + 1,
    });
    onStep({ step: step + 1, losses });
    if (isDue(step + 1)) {
      const { weights, optimizer } = await trainer.saved();
      await checkpoints.save({
        weights: new Map([...weights, ...copied(host.weights), ["name_center", maps.center]]),
        optimizer: merged(optimizer, host),
      });
    }
  }
  trainer.dispose();
  const encoder = new Map([...(await network.download())].filter(([name]) => isEncoder(name)));
  return { encoder, others: othersOf(host, shape), maps, network };
}

const keyOf = ({ set, kind, type }: BroadType): string => JSON.stringify([set, kind, type]);

/** Rates rise, stay, and fall at the end: so a run can be made longer until it cools. */
function factorAt(step: number, { steps, cooling, warming }: BroadRecipe): number {
  return Math.min(1, (step + 1) / warming, (steps - step) / cooling);
}

async function readNames(
  network: Network,
  { tokenizer, recipe }: BroadTraining,
  types: readonly BroadType[],
  round: number,
) {
  const random = seededRandom(recipe.seed, NAMES, round);
  const names = types.map(({ name, kind }) => variantOf(name, kind, random));
  const states = await nameStates({ network, tokenizer }, names);
  const center = new Float32Array(network.shape.bert.hidden);
  for (const state of states)
    for (let i = 0; i < center.length; i++) center[i] += state[i] / states.length;
  return { states, center: { shape: [center.length], data: center } };
}

/** Keep the draws of names and of noise apart from those of steps. */
const [NAMES, NOISE] = [0x4a3e, 0x4015e];

/** How long the noise on an embedding of length 1 is, about: no name is learnt by heart. */
const NOISE_LENGTH = 0.25;

function noisy(embedding: Float32Array, normal: Normal): Float32Array {
  const deviation = NOISE_LENGTH / Math.sqrt(embedding.length);
  return embedding.map((x) => x + deviation * normal());
}

const blended = ({ shape, data }: NamedArray, next: NamedArray): NamedArray => ({
  shape,
  data: data.map((x, i) => 0.9 * x + 0.1 * next.data[i]),
});

const zeros = (shape: readonly number[]): NamedArray => {
  return { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) };
};

/** Heads without types and the width embedding: of a head they are neither weight nor bias of rows. */
const othersOf = ({ weights }: HostParameters, shape: ModelShape): Weights => {
  const maps = rowMapShapes(shape.bert, shape.spert);
  return new Map([...weights].filter(([name]) => !maps.has(name)));
};

/** The host's parameters at the start: maps and heads as a new head starts. */
function startOf({ shape, recipe }: BroadTraining): HostParameters {
  const normal = normalOf(seededRandom(recipe.seed, 0x4ead));
  const weights = new Map<string, NamedArray>();
  for (const [name, value] of initialHeads(shape, normal))
    if (!/^(entity_classifier|rel_classifier)\./.test(name)) weights.set(name, value);
  for (const [name, dims] of rowMapShapes(shape.bert, shape.spert)) {
    if (name === "name_center") continue;
    const value = zeros(dims);
    // Embeddings have length 1: a row is as large as a new head's.
    if (name.endsWith(".weight"))
      for (let i = 0; i < value.data.length; i++) value.data[i] = 0.02 * normal();
    weights.set(name, value);
  }
  return hostParameters(weights);
}

function hostOf({ weights, optimizer }: Checkpoint, training: BroadTraining): HostParameters {
  const names = [...startOf(training).weights.keys()];
  const part = (of: Weights): Weights =>
    copied(new Map(names.map((name) => [name, of.get(name) as NamedArray])));
  if (!optimizer) throw new Error("the checkpoint has no moments");
  return { weights: part(weights), first: part(optimizer.first), second: part(optimizer.second) };
}

/** The memory of both optimizers. */
function merged(
  { first, second, ...others }: OptimizerState,
  host: HostParameters,
): OptimizerState {
  return {
    ...others,
    first: new Map([...first, ...copied(host.first)]),
    second: new Map([...second, ...copied(host.second)]),
  };
}

/** Host parameters are changed in place: what is kept of them is a copy. */
const copied = (weights: Weights): Map<string, NamedArray> =>
  new Map([...weights].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]));
