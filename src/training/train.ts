import { seededRandom, shuffled } from "../core/random.ts";
import { seededDropout } from "../reference/kernels/dropout.ts";
import type { LossName } from "../model/losses.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { disposeParameters, type Parameters } from "../model/parameters.ts";
import { type AdamWState, applyAdamW, initialAdamW } from "./adamW.ts";
import { collate } from "./batch.ts";
import { gradientsOf } from "./gradients.ts";
import type { Prepared } from "./prepare.ts";
import type { Recipe } from "./recipe.ts";
import { sample } from "./sample.ts";
import { scheduleFactor, stepsOf } from "./schedule.ts";

/** What training changes; it owns these tensors. */
export interface TrainingState {
  parameters: Parameters;
  optimizer: AdamWState;
}

/** Weighted losses of a batch; those of heads that are off, or that saw nothing, are absent. */
export type StepLosses = Readonly<
  Record<"total" | "entity", number> & Partial<Record<LossName, number>>
>;

/** One update of the weights. */
export interface TrainStep {
  /** Updates so far, this one included. */
  readonly step: number;
  readonly steps: number;
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Weighted losses of the batch, before the update. */
  readonly losses: StepLosses;
}

/** @param parameters become the state's: do not dispose them */
export const startTraining = (parameters: Parameters): TrainingState => ({
  parameters,
  optimizer: initialAdamW(parameters),
});

export function disposeTraining({ parameters, optimizer }: TrainingState): void {
  for (const tensors of [parameters, optimizer.first, optimizer.second]) disposeParameters(tensors);
}

/**
 * Trains, yielding after each update; the caller decides what a step means to the outside, and
 * leaving the loop stops. Order, samples and dropout depend only on the seed, the epoch and the
 * step, so that a run which goes on from a state saved at `optimizer.updates` is the same run.
 */
export async function* train(
  state: TrainingState,
  model: ModelDescription,
  examples: readonly Prepared[],
  recipe: Recipe,
): AsyncGenerator<TrainStep> {
  const perEpoch = stepsOf(examples.length, recipe.batch, 1);
  const steps = stepsOf(examples.length, recipe.batch, recipe.epochs);
  while (state.optimizer.updates < steps) {
    const t = state.optimizer.updates;
    const epoch = Math.floor(t / perEpoch);
    const batch = batchOf(examples, model, recipe, epoch, t % perEpoch);
    const dropout = seededDropout(recipe.seed, t);
    const { names, parts, gradients } = gradientsOf(state.parameters, model, batch, dropout);
    const factor = scheduleFactor(t, steps);
    const rates = { encoder: recipe.lr * factor, heads: recipe.headLr * factor };
    const next = applyAdamW(state.parameters, state.optimizer, gradients, rates);
    state.parameters = next.parameters;
    state.optimizer = next.state;
    const values = await parts.data();
    parts.dispose();
    const total = Array.from(values).reduce((a, b) => a + b, 0);
    const byName = Object.fromEntries(names.map((name, i) => [name, values[i]]));
    const losses = { ...byName, total } as StepLosses;
    yield { step: t + 1, steps, epoch: epoch + 1, epochs: recipe.epochs, losses };
  }
}

/** The k-th batch of an epoch: the same whenever it is asked for. */
function batchOf(
  examples: readonly Prepared[],
  model: ModelDescription,
  recipe: Recipe,
  epoch: number,
  k: number,
) {
  const order = shuffled(examples, seededRandom(recipe.seed, epoch));
  const chosen = order.slice(k * recipe.batch, (k + 1) * recipe.batch);
  const random = seededRandom(recipe.seed, epoch, k + 1);
  const settings = { ...recipe, maxSpanSize: model.spert.maxSpanSize };
  return collate(
    chosen.map(({ encoded }) => encoded),
    chosen.map(({ example }) => sample(example, model.types, settings, random)),
    shapeOf(model).relationTypes,
  );
}
