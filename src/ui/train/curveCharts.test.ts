import { expect, test } from "vitest";
import type { TrainCurve } from "../../core/lifecycle/trainCurve.ts";
import { epochChart, lossChart, rateChart } from "./curveCharts.ts";

const CURVE: TrainCurve = {
  steps: [
    { step: 1, losses: { total: 4, entity: 3 }, rates: { encoder: 1e-5, heads: 1e-4 } },
    { step: 2, losses: { total: 2, entity: 1, relation: 1 } },
  ],
  epochs: [
    { epoch: 1, step: 2, sentences: 12, entities: 50, relations: null, f1: 50, usedToStop: true },
  ],
};

test("all losses are there, those of heads once they saw something, and hidden at first", () => {
  const { series } = lossChart(CURVE);
  expect(series.map(({ name, starts }) => [name, starts])).toEqual([
    ["All together", undefined],
    ["Types of spans", "hidden"],
    ["Types of relations", "hidden"],
    ["Each step", undefined],
  ]);
  expect(series[2].points).toEqual([{ x: 2, y: 1 }]);
  expect(series[3].points.map(({ y }) => y)).toEqual([4, 2]);
});

test("an epoch without relations has no point there, and a step told without rates none either", () => {
  expect(epochChart(CURVE).series.map(({ points }) => points.length)).toEqual([1, 0]);
  const [encoder, heads] = rateChart(CURVE).series;
  expect(encoder.points).toHaveLength(1);
  expect(encoder.points[0].y).toBeCloseTo(1);
  expect(heads.points[0].y).toBeCloseTo(10);
});

test("before the first step there is nothing to draw", () => {
  const nothing = { steps: [], epochs: [] };
  expect(lossChart(nothing).series.every(({ points }) => points.length === 0)).toBe(true);
});
