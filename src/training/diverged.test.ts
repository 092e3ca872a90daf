import { expect, test, vi } from "vitest";
import type { Weights } from "../model/weights.ts";
import { checkFinite, checkGrowth } from "./diverged.ts";
import type { TrainStep } from "./train.ts";

const step: TrainStep = {
  step: 3,
  steps: 9,
  epoch: 1,
  epochs: 3,
  words: 12,
  rates: { encoder: 1, heads: 1 },
  losses: { total: 1, entity: 1 },
};
const weights = (...values: number[]): Weights =>
  new Map([["w", { shape: [values.length], data: Float32Array.from(values) }]]);

test("weights are numbers, or it is said at which step they were none", () => {
  expect(checkFinite(weights(0.5, -2, 1), step)).toBe(2);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
    for (const values of [[wrong, 1], [1, wrong], [wrong]])
      expect(() => checkFinite(weights(...values), step)).toThrow(
        "epoch 1, step 3: the weights are not numbers",
      );
});

test("weights may be large only where they were large at the start", () => {
  const check = (start: number, now: number) => () =>
    checkGrowth(weights(start), weights(now), step);
  expect(check(0.1, 999)).not.toThrow();
  expect(check(0.1, -1001)).toThrow("epoch 1, step 3: the weights have grown to 1.00e+3");
  expect(check(5, 4999)).not.toThrow();
  expect(check(5, 5001)).toThrow("have grown");
  expect(check(0, Number.NaN)).toThrow("are not numbers");
});

test("a check goes over the weights once, and over those of the start only if they are large", () => {
  const passes = (start: Weights, now: Weights) => {
    const looks = [start, now].map((one) => vi.spyOn(one, "values"));
    checkGrowth(start, now, step);
    return looks.map(({ mock }) => mock.calls.length);
  };
  expect(passes(weights(0.1), weights(3))).toEqual([0, 1]);
  expect(passes(weights(2000), weights(3000))).toEqual([1, 1]);
});
