import type { EpochScore, Losses, StepRates, TrainProgress } from "./trainReport.ts";

/** One step of a training: what it was taught by, and how fast. */
export interface CurveStep {
  /** From 1. */
  readonly step: number;
  readonly losses: Losses;
  /** Absent in a step that was told without. */
  readonly rates?: StepRates | undefined;
}

/** What a training told of itself, to be drawn. */
export interface TrainCurve {
  /** In their order; each step once. */
  readonly steps: readonly CurveStep[];
  /** Of the epochs that were scored, in their order. */
  readonly epochs: readonly EpochScore[];
}

/** Nothing was told yet. */
export const NO_CURVE: TrainCurve = { steps: [], epochs: [] };

/**
 * The curve with what was told since. A training that goes on from a checkpoint makes some steps
 * again: what was told of them before goes.
 */
export function withTold(curve: TrainCurve, told: readonly TrainProgress[]): TrainCurve {
  if (!told.some(({ kind }) => kind === "step" || kind === "epoch")) return curve;
  const steps = [...curve.steps];
  const epochs = [...curve.epochs];
  for (const one of told) {
    if (one.kind === "step") {
      const { step, losses, rates } = one;
      while (steps.length > 0 && steps[steps.length - 1].step >= step) steps.pop();
      while (epochs.length > 0 && epochs[epochs.length - 1].step >= step) epochs.pop();
      steps.push({ step, losses, ...(rates && { rates }) });
    } else if (one.kind === "epoch") {
      const { kind: _, ...score } = one;
      while (epochs.length > 0 && epochs[epochs.length - 1].step >= score.step) epochs.pop();
      epochs.push(score);
    }
  }
  return { steps, epochs };
}

/** The curve up to a step, that one included. */
export function curveUntil({ steps, epochs }: TrainCurve, last: number): TrainCurve {
  return {
    steps: steps.filter(({ step }) => step <= last),
    epochs: epochs.filter(({ step }) => step <= last),
  };
}

/** So many steps of a curve are stored: a chart shows no more. */
const MOST_STEPS = 300;

/** The curve with every so manieth step, the last one always. */
export function thinnedCurve({ steps, epochs }: TrainCurve): TrainCurve {
  const every = Math.max(1, Math.ceil(steps.length / MOST_STEPS));
  return { steps: steps.filter((_, i) => (steps.length - 1 - i) % every === 0), epochs };
}
