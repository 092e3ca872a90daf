import { seededRandom, shuffled } from "../core/learn/random.ts";
import { type Recipe, type RefinedRecipe, sentencesOf, stepsOf } from "../core/learn/recipe.ts";
import type { Batch } from "../model/batch.ts";
import type { ModelDescription } from "../model/model.ts";
import type { Pause, Rates, StepLosses, Trainer } from "../model/network.ts";
import { twice } from "../model/twice.ts";
import { collate } from "./collate.ts";
import { keptStates } from "./keptStates.ts";
import type { Prepared } from "./prepare.ts";
import type { TaughtText } from "./rehearsal.ts";
import { sample } from "./sample.ts";
import { scheduleFactor } from "./schedule.ts";
import { completed, sampleTaught } from "./taught.ts";

/** One update of the weights. */
export interface TrainStep {
  /** Updates so far, this one included. */
  readonly step: number;
  readonly steps: number;
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** In the batch. */
  readonly words: number;
  readonly rates: Rates;
  /** Weighted losses of the batch, before the update. */
  readonly losses: StepLosses;
}

/** A step whose losses are not known yet. */
export type MadeStep = Omit<TrainStep, "losses">;

/**
 * Trains, yielding after each update; the caller decides what a step means to the outside, and
 * leaving the loop stops. Order, samples and dropout depend only on the seed, the epoch and the
 * step, so that a run which goes on from a state saved at `trainer.updates` is the same run. On a
 * device that queues work, the next step is asked for before the losses of this one are read, so
 * that the device never waits: `trainer.updates` may then be one ahead of the step that is told.
 *
 * @param hold says of a step that is about to be told that nothing shall be asked for after it
 * @param pause awaited where others may use the device, but not the network that is trained
 */
export async function* train(
  trainer: Trainer,
  model: ModelDescription,
  material: Material,
  recipe: RefinedRecipe,
  { hold = () => false, pause }: TrainPauses = {},
): AsyncGenerator<TrainStep> {
  const { prepared } = material;
  const perEpoch = stepsOf(prepared.length, sentencesOf(recipe), 1);
  const steps = stepsOf(prepared.length, sentencesOf(recipe), recipe.epochs);
  const withStates = keptStates(trainer, { pause });
  const update = async (): Promise<Queued> => {
    const t = trainer.updates;
    const epoch = Math.floor(t / perEpoch);
    const number = { epoch, k: t % perEpoch };
    const { batch, words } = await batchOf(material, model, recipe, { ...number, t });
    const factor = scheduleFactor(t, steps);
    const rates = { encoder: recipe.lr * factor, heads: recipe.headLr * factor };
    const dropout = { seed: recipe.seed, step: t };
    if (!trainer.isQueued) await pause?.();
    const whole = await withStates(batch);
    await trainer.prepare(whole);
    const losses = trainer.step(whole, rates, dropout, pause);
    losses.catch(() => {});
    const place = { step: t + 1, steps, epoch: epoch + 1 };
    const told = { ...place, epochs: recipe.epochs, words, rates };
    return { told, losses };
  };
  let current = trainer.updates < steps ? update() : null;
  while (current) {
    const { told, losses } = await current;
    const isHeld = hold(told);
    const isQueued: boolean = trainer.isQueued && !isHeld && trainer.updates < steps;
    const next: Promise<Queued> | null = isQueued ? update() : null;
    // It is on the device before anything else is asked; its fault is seen when its turn comes.
    await next?.catch(() => {});
    yield { ...told, losses: await losses };
    current = next ?? (trainer.updates < steps ? update() : null);
  }
}

/** Where a training waits. */
export interface TrainPauses {
  readonly hold?: (step: MadeStep) => boolean;
  readonly pause?: Pause | undefined;
}

/** An update that is on the device; its losses are on their way. */
interface Queued {
  readonly told: MadeStep;
  readonly losses: Promise<StepLosses>;
}

/** What is trained on. */
export interface Material {
  readonly prepared: readonly Prepared[];
  /** What the model said before; of no sentences: nothing is rehearsed. */
  readonly taught: TaughtText;
}

/** Which batch: the k-th of an epoch, the t-th of all, from 0. */
interface BatchNumber {
  readonly epoch: number;
  readonly k: number;
  readonly t: number;
}

/** One batch: the same whenever it is asked for. */
async function batchOf(
  { prepared, taught }: Material,
  model: ModelDescription,
  recipe: RefinedRecipe,
  { epoch, k, t }: BatchNumber,
): Promise<{ readonly batch: Batch; readonly words: number }> {
  const order = shuffled(prepared, seededRandom(recipe.seed, epoch));
  const chosen = order.slice(k * sentencesOf(recipe), (k + 1) * sentencesOf(recipe));
  const random = seededRandom(recipe.seed, epoch, k + 1);
  const settings = { ...recipe, maxSpanSize: model.spert.maxSpanSize };
  const own = chosen.map(({ encoded, example, taught: said }) => {
    const drawn = sample(example, model.types, settings, random);
    return { encoded, sample: said ? completed(drawn, said) : drawn };
  });
  const { now, next } = inTurn(taught.count, recipe, t);
  const again = (await taught.read(now, next)).map((one) => ({
    encoded: one.encoded,
    sample: sampleTaught(one, settings, random),
  }));
  const { rDrop = 0 } = recipe;
  const all = [...own, ...again];
  const batch = collate(
    all.map(({ encoded }) => encoded),
    all.map((one) => one.sample),
  );
  const words = all.reduce((sum, { encoded }) => sum + encoded.wordPieces.length, 0);
  return { batch: rDrop > 0 ? twice(batch, rDrop) : batch, words };
}

/** Places of taught sentences: those of a step, and those whose turn comes after them. */
interface Turns {
  readonly now: readonly number[];
  readonly next: readonly number[];
}

/** The taught sentences of step t: all come up before one comes again, in another order then. */
function inTurn(sentences: number, { seed, rehearsed }: Recipe, t: number): Turns {
  const count = Math.min(rehearsed, sentences);
  if (count === 0) return { now: [], next: [] };
  const places = Array.from({ length: sentences }, (_, place) => place);
  const orderOf = (round: number) => shuffled(places, seededRandom(seed, REHEARSAL, round));
  const first = Math.floor((t * count) / sentences);
  const order = [...orderOf(first), ...orderOf(first + 1)];
  const from = t * count - first * sentences;
  return { now: order.slice(from, from + count), next: order.slice(from + count, sentences) };
}

/** Keeps the order of what is rehearsed apart from other draws of the seed. */
const REHEARSAL = 0x4e4a;
