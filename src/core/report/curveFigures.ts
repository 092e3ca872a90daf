import { lossName } from "../lifecycle/lossName.ts";
import type { TrainCurve } from "../lifecycle/trainCurve.ts";
import type { Figure, Series } from "./block.ts";

/** The curves of a training: losses by step, and F1 by epoch where it was measured. */
export function curveFigures(curve: TrainCurve | undefined): Figure[] {
  if (!curve) return [];
  const { steps, epochs } = curve;
  const names = [...new Set(steps.flatMap(({ losses }) => Object.keys(losses)))];
  const losses = names.map((name): Series => {
    const points = steps.flatMap(({ step, losses }) => {
      const value = Object.hasOwn(losses, name) ? losses[name] : undefined;
      return value === undefined ? [] : [[step, value] as const];
    });
    return { name: lossName(name), points };
  });
  const scores = (["entities", "relations"] as const).map((task): Series => {
    const points = epochs.flatMap((score) => {
      const value = score[task];
      return value === null ? [] : [[score.epoch, value] as const];
    });
    return { name: task === "entities" ? "Spans" : "Relations", points };
  });
  const figures: Figure[] = [
    { kind: "figure", caption: "Losses by step", x: "Step", y: "Loss", series: losses },
    { kind: "figure", caption: "F1 by epoch", x: "Epoch", y: "F1 (%)", series: scores },
  ];
  return figures
    .map((figure) => ({ ...figure, series: figure.series.filter(hasPoints) }))
    .filter(({ series }) => series.length > 0);
}

const hasPoints = ({ points }: Series): boolean => points.length > 0;
