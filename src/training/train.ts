import { seededRandom, shuffled } from "../core/learn/random.ts";
import { type Recipe, stepsOf } from "../core/learn/recipe.ts";
import type { Batch } from "../model/batch.ts";
import type { ModelDescription } from "../model/model.ts";
import type { StepLosses, Trainer } from "../model/network.ts";
import { collate } from "./collate.ts";
import type { Prepared } from "./prepare.ts";
import { sample } from "./sample.ts";
import { scheduleFactor } from "./schedule.ts";

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
  /** Weighted losses of the batch, before the update. */
  readonly losses: StepLosses;
}

/**
 * Trains, yielding after each update; the caller decides what a step means to the outside, and
 * leaving the loop stops. Order, samples and dropout depend only on the seed, the epoch and the
 * step, so that a run which goes on from a state saved at `trainer.updates` is the same run. On a
 * device that queues work, the next step is asked for before the losses of this one are read, so
 * that the device never waits: `trainer.updates` may then be one ahead of the step that is told.
 */
export async function* train(
  trainer: Trainer,
  model: ModelDescription,
  examples: readonly Prepared[],
  recipe: Recipe,
): AsyncGenerator<TrainStep> {
  const perEpoch = stepsOf(examples.length, recipe.batch, 1);
  const steps = stepsOf(examples.length, recipe.batch, recipe.epochs);
  const update = async (): Promise<TrainStep> => {
    const t = trainer.updates;
    const epoch = Math.floor(t / perEpoch);
    const number = { epoch, k: t % perEpoch };
    const { batch, words } = batchOf(examples, model, recipe, number);
    const factor = scheduleFactor(t, steps);
    const rates = { encoder: recipe.lr * factor, heads: recipe.headLr * factor };
    const losses = await trainer.step(batch, rates, { seed: recipe.seed, step: t });
    return { step: t + 1, steps, epoch: epoch + 1, epochs: recipe.epochs, words, losses };
  };
  let current = trainer.updates < steps ? update() : null;
  while (current) {
    const isQueued: boolean = trainer.isQueued && trainer.updates < steps;
    const next: Promise<TrainStep> | null = isQueued ? update() : null;
    // Its fault is seen when its turn comes.
    next?.catch(() => {});
    yield await current;
    current = next ?? (trainer.updates < steps ? update() : null);
  }
}

/** Which batch: the k-th of an epoch, both from 0. */
interface BatchNumber {
  readonly epoch: number;
  readonly k: number;
}

/** One batch: the same whenever it is asked for. */
function batchOf(
  examples: readonly Prepared[],
  model: ModelDescription,
  recipe: Recipe,
  { epoch, k }: BatchNumber,
): { readonly batch: Batch; readonly words: number } {
  const order = shuffled(examples, seededRandom(recipe.seed, epoch));
  const chosen = order.slice(k * recipe.batch, (k + 1) * recipe.batch);
  const random = seededRandom(recipe.seed, epoch, k + 1);
  const settings = { ...recipe, maxSpanSize: model.spert.maxSpanSize };
  const batch = collate(
    chosen.map(({ encoded }) => encoded),
    chosen.map(({ example }) => sample(example, model.types, settings, random)),
  );
  return { batch, words: chosen.reduce((sum, { example }) => sum + example.words.length, 0) };
}
