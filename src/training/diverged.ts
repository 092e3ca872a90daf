import type { Weights } from "../model/weights.ts";
import type { TrainStep } from "./train.ts";

/** A loss of so many times the first one, or a weight of so many times the largest, is no learning. */
const MOST_GROWTH = 1000;

/** A training whose rate is too high: its weights are worth nothing. */
export class DivergedError extends Error {
  override readonly name = "DivergedError";
}

const at = ({ epoch, step }: Pick<TrainStep, "epoch" | "step">) => `epoch ${epoch}, step ${step}`;

/** Watches the losses of one run. @throws DivergedError */
export function lossWatch(): (step: TrainStep) => void {
  let first: number | null = null;
  return (step) => {
    const { total } = step.losses;
    if (!Number.isFinite(total)) throw new DivergedError(`${at(step)}: the loss is not a number`);
    first ??= total;
    if (total > MOST_GROWTH * Math.max(1, first)) {
      const [from, now] = [first, total].map((loss) => loss.toPrecision(3));
      throw new DivergedError(`${at(step)}: the loss has grown from ${from} to ${now}`);
    }
  };
}

/** @throws DivergedError when a weight is not a number */
export function checkFinite(weights: Weights, step: TrainStep): void {
  if (!Number.isFinite(largest(weights)))
    throw new DivergedError(`${at(step)}: the weights are not numbers`);
}

/** @throws DivergedError when the weights have left all measure since the start */
export function checkGrowth(start: Weights, weights: Weights, step: TrainStep): void {
  checkFinite(weights, step);
  const now = largest(weights);
  if (now > MOST_GROWTH * Math.max(1, largest(start)))
    throw new DivergedError(`${at(step)}: the weights have grown to ${now.toPrecision(3)}`);
}

/** The largest absolute value; NaN where one is not a number. */
function largest(weights: Weights): number {
  let most = 0;
  for (const { data } of weights.values())
    for (const value of data) {
      const size = Math.abs(value);
      if (!(size <= most)) most = size;
      if (Number.isNaN(most)) return most;
    }
  return most;
}
