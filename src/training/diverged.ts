import { wholeOf } from "../io/lazyTensor.ts";
import { t } from "../language/words.ts";
import { sourceOf, type WeightSource, type Weights } from "../model/weights.ts";
import type { TrainStep } from "./train.ts";

/** A loss of so many times the first one, or a weight of so many times the largest, is no learning. */
const MOST_GROWTH = 1000;

/** A training whose rate is too high: its weights are worth nothing. */
export class DivergedError extends Error {
  override readonly name = "DivergedError";
}

const at = ({ epoch, step }: Pick<TrainStep, "epoch" | "step">) =>
  t("epoch {epoch}, step {step}", { epoch, step });

/** Watches the losses of one run. @throws DivergedError */
export function lossWatch(): (step: TrainStep) => void {
  let first: number | null = null;
  return (step) => {
    const { total } = step.losses;
    if (!Number.isFinite(total))
      throw new DivergedError(t("{at}: the loss is not a number", { at: at(step) }));
    first ??= total;
    if (total > MOST_GROWTH * Math.max(1, first)) {
      const [from, now] = [first, total].map((loss) => loss.toPrecision(3));
      throw new DivergedError(
        t("{at}: the loss has grown from {from} to {now}", { at: at(step), from, now }),
      );
    }
  };
}

/**
 * Looks at weights once.
 *
 * @returns the largest absolute value
 * @throws DivergedError when a weight is not a number
 */
export function checkFinite(weights: Weights, step: TrainStep): number {
  const most = largest(weights);
  if (!Number.isFinite(most))
    throw new DivergedError(t("{at}: the weights are not numbers", { at: at(step) }));
  return most;
}

/** @throws DivergedError when a weight is not a number, or all have left all measure since the start */
export async function checkGrowth(
  start: Weights | WeightSource,
  weights: Weights,
  step: TrainStep,
): Promise<void> {
  const now = checkFinite(weights, step);
  // Weights that are not large have not grown, whatever they were at the start: that is not looked at.
  if (now <= MOST_GROWTH) return;
  let before = 0;
  for (const [name, tensor] of sourceOf(start))
    before = Math.max(before, largest(new Map([[name, await wholeOf(tensor)]])));
  if (now > MOST_GROWTH * before)
    throw new DivergedError(
      t("{at}: the weights have grown to {now}", { at: at(step), now: now.toPrecision(3) }),
    );
}

/** The largest absolute value; NaN where one is not a number. */
function largest(weights: Weights): number {
  let most = 0;
  for (const { data } of weights.values()) {
    // By index: on millions of weights an iterator takes several times as long.
    for (let i = 0; i < data.length; i++) {
      const size = Math.abs(data[i]);
      if (size > most) most = size;
      else if (Number.isNaN(size)) return size;
    }
  }
  return most;
}
