import { lossName } from "../../core/lifecycle/lossName.ts";
import type { TrainCurve } from "../../core/lifecycle/trainCurve.ts";
import { t } from "../../language/words.ts";
import type { Chart, ChartPoint, ChartSeries } from "../charts/chart.ts";
import { smoothed } from "./losses.ts";

const STEP = {
  get label() {
    return t("Step");
  },
  whole: true,
} as const;

/** The losses of each step: all together, and, where they are chosen, those of each head. */
export function lossChart({ steps }: TrainCurve): Chart {
  const heads = new Set(steps.flatMap(({ losses }) => Object.keys(losses)));
  heads.delete("total");
  const pointsOf = (head: string): ChartPoint[] =>
    steps.flatMap(({ step, losses }) => {
      const loss = losses[head];
      return loss === undefined ? [] : { x: step, y: loss };
    });
  const mean = (points: readonly ChartPoint[]): ChartPoint[] => {
    const values = smoothed(points.map(({ y }) => y));
    return points.map(({ x }, i) => ({ x, y: values[i] }));
  };
  const total = pointsOf("total");
  return {
    title: t("Loss per step"),
    x: STEP,
    y: { label: t("Loss, running mean"), from: 0 },
    series: [
      { id: "mean", name: lossName("total"), points: mean(total) },
      ...[...heads].map((head): ChartSeries => {
        const name = lossName(head);
        return { id: `head ${head}`, name, points: mean(pointsOf(head)), starts: "hidden" };
      }),
      { id: "total", name: t("Each step"), points: total, look: "faint" },
    ],
  };
}

/** F1 on some held-out sentences after each epoch. */
export function epochChart({ epochs }: TrainCurve): Chart {
  const points = (of: "entities" | "relations") =>
    epochs.flatMap((score) => {
      const f1 = score[of];
      return f1 === null ? [] : { x: score.epoch, y: f1 };
    });
  return {
    title: t("F1 per epoch"),
    x: { label: t("Epoch"), whole: true },
    y: { label: t("F1 on held-out sentences"), from: 0, to: 100, digits: 1 },
    series: [
      { id: "entities", name: t("Spans"), points: points("entities") },
      { id: "relations", name: t("Relations"), points: points("relations") },
    ],
  };
}

/** How far the weights move at most: the rate of each step. */
export function rateChart({ steps }: TrainCurve): Chart {
  const points = (of: "encoder" | "heads") =>
    steps.flatMap(({ step, rates }) => (rates ? { x: step, y: rates[of] * 1e5 } : []));
  return {
    title: t("Learning rate per step"),
    x: STEP,
    y: { label: t("Rate, in 1/100 000"), from: 0, digits: 2 },
    series: [
      { id: "encoder", name: t("Encoder"), points: points("encoder") },
      { id: "heads", name: t("Heads"), points: points("heads") },
    ],
  };
}
