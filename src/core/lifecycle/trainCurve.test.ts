import { expect, test } from "vitest";
import { curveUntil, NO_CURVE, withTold } from "./trainCurve.ts";
import type { TrainProgress } from "./trainReport.ts";

const step = (n: number, total: number): TrainProgress => ({
  kind: "step",
  step: n,
  steps: 9,
  epoch: 1,
  epochs: 3,
  losses: { total },
  rates: { encoder: n, heads: 2 * n },
  secondsLeft: null,
});
const epoch = (n: number, at: number): TrainProgress => {
  const f1 = { entities: 50, relations: null, f1: 50 };
  return { kind: "epoch", epoch: n, step: at, sentences: 3, ...f1, usedToStop: false };
};

test("steps made again after a checkpoint take the place of those before", () => {
  const told = [step(1, 4), step(2, 3), epoch(1, 2), step(3, 2), step(4, 1), epoch(2, 4)];
  const curve = withTold(NO_CURVE, told);
  expect(curve.steps.map(({ losses }) => losses.total)).toEqual([4, 3, 2, 1]);
  expect(curve.epochs.map((one) => one.epoch)).toEqual([1, 2]);
  const again = withTold(curve, [step(3, 20)]);
  expect(again.steps.map(({ losses }) => losses.total)).toEqual([4, 3, 20]);
  expect(again.steps.at(-1)?.rates).toEqual({ encoder: 3, heads: 6 });
  expect(again.epochs.map((one) => one.epoch)).toEqual([1]);
});

test("what is not drawn leaves the curve as it is, and a part of it ends with a step", () => {
  const curve = withTold(NO_CURVE, [step(1, 4), step(2, 3), epoch(1, 2), step(3, 2)]);
  expect(withTold(curve, [{ kind: "comparing", done: 1, total: 2 }])).toBe(curve);
  expect(curveUntil(curve, 2).steps).toHaveLength(2);
  expect(curveUntil(curve, 1).epochs).toEqual([]);
});
