import { expect, test } from "vitest";
import {
  calibrationError,
  estimateError,
  type JudgedScore,
  reliabilityBins,
} from "./calibrationError.ts";
import { seededRandom } from "./random.ts";

const judged = (score: number, isRight: boolean, sentence = 0): JudgedScore => ({
  score,
  isRight,
  sentence,
});

test("suggestions are told by stretches of scores; the ends are in the first and the last", () => {
  const bins = reliabilityBins([
    judged(0, false),
    judged(0.85, true),
    judged(0.81, false),
    judged(1, true),
  ]);
  expect(bins).toHaveLength(10);
  expect(bins[0]).toMatchObject({ count: 1, right: 0, score: 0 });
  expect(bins[8]).toMatchObject({ count: 2, right: 1 });
  expect(bins[8].score).toBeCloseTo(0.83);
  expect(bins[9]).toMatchObject({ count: 1, right: 1, score: 1 });
  expect(bins[4]).toMatchObject({ count: 0, score: 0.45 });
});

test("the error by hand: two of 0.9 of which one is right, two of 0.2 of which none is", () => {
  const all = [judged(0.9, true), judged(0.9, false), judged(0.2, false), judged(0.2, false)];
  expect(calibrationError(all)).toBeCloseTo((2 * 0.4 + 2 * 0.2) / 4, 12);
  expect(calibrationError([])).toBeNull();
  expect(estimateError([])).toBeNull();
});

test("true scores lie where chance puts them, overconfident ones do not; a seed repeats itself", () => {
  const random = seededRandom(5);
  const scores = Array.from({ length: 400 }, () => 0.4 + 0.6 * random());
  const honest = scores.map((score, i) => judged(score, random() < score, i % 40));
  const bold = scores.map((score, i) => judged(score, random() < score - 0.3, i % 40));
  const [of, other] = [estimateError(honest)!, estimateError(bold)!];
  expect(of.error).toBeLessThan(2 * of.byChance);
  expect(other.low).toBeGreaterThan(2 * other.byChance);
  expect(other.low).toBeLessThanOrEqual(other.error);
  expect(other.high).toBeGreaterThanOrEqual(other.error);
  expect(estimateError(bold)).toEqual(other);
});

test("one sentence has no other to be drawn in its place", () => {
  const { error, low, high } = estimateError([judged(0.9, true), judged(0.5, false)])!;
  expect([low, high]).toEqual([error, error]);
});
