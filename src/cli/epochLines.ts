import type { Scores } from "../core/learn/scores.ts";
import type { TrainStep } from "../training/train.ts";
import { duration, progressLine } from "./progress.ts";

/** One line of the log: an epoch's mean losses and, with --dev, scores. */
export interface EpochLine {
  readonly epoch: number;
  readonly step: number;
  readonly seconds: number;
  readonly losses: Record<string, number>;
  readonly dev?: Scores;
}

/** Puts the steps of an epoch together, with a line of progress on stderr. */
export function epochLines() {
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
