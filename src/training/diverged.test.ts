import { expect, test, vi } from "vitest";
import { sourceOf, type Weights } from "../model/weights.ts";
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

test("weights may be large only where they were large at the start", async () => {
  const check = (start: number, now: number) => checkGrowth(weights(start), weights(now), step);
  await check(0.1, 999);
  await check(5, 4999);
  await expect(check(0.1, -1001)).rejects.toThrow(
    "epoch 1, step 3: the weights have grown to 1.00e+3",
  );
  await expect(check(5, 5001)).rejects.toThrow("have grown");
  await expect(check(0, Number.NaN)).rejects.toThrow("are not numbers");
});

test("a check goes over the weights once, and over those of the start only if they are large", async () => {
  const passes = async (start: Weights, now: Weights) => {
    let reads = 0;
    const source = new Map(
      [...sourceOf(start)].map(([name, { shape, read }]) => {
        const counted = (from: number, to: number) => {
          reads += 1;
          return read(from, to);
        };
        return [name, { shape, read: counted }] as const;
      }),
    );
    const looks = vi.spyOn(now, "values");
    await checkGrowth(source, now, step);
    return [reads, looks.mock.calls.length];
  };
  expect(await passes(weights(0.1), weights(3))).toEqual([0, 1]);
  expect(await passes(weights(2000), weights(3000))).toEqual([1, 1]);
});
