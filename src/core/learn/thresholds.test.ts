import fc from "fast-check";
import { expect, test } from "vitest";
import { aboveThreshold, bestF1, forPrecision, shareInterval, sharesOf } from "./thresholds.ts";

const JUDGED = [
  { score: 0.95, isRight: true },
  { score: 0.9, isRight: true },
  { score: 0.7, isRight: false },
  { score: 0.6, isRight: true },
  { score: 0.5, isRight: false },
  { score: 0.45, isRight: false },
];

test("what a threshold keeps, and its shares", () => {
  const above = aboveThreshold(JUDGED, 4, 0.6);
  expect(above).toEqual({ suggested: 4, right: 3, gold: 4 });
  expect(sharesOf(above)).toEqual({ precision: 0.75, recall: 0.75, f1: 0.75 });
  expect(sharesOf({ suggested: 0, right: 0, gold: 0 })).toEqual({
    precision: null,
    recall: null,
    f1: null,
  });
});

test("the best F1 has the least threshold that gives it", () => {
  expect(bestF1(JUDGED, 4)).toBe(0.51);
  expect(bestF1([], 4)).toBeNull();
  expect(bestF1([{ score: 0.9, isRight: false }], 0)).toBeNull();
});

test("a precision has the least threshold that reaches it, where one does", () => {
  expect(forPrecision(JUDGED, 0.75)).toBe(0.51);
  expect(forPrecision(JUDGED, 0.9)).toBe(0.71);
  expect(forPrecision([{ score: 0.9, isRight: false }], 0.5)).toBeNull();
});

test("no threshold is better than the best one", () => {
  const one = fc.record({
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    isRight: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(one), fc.nat(20), (judged, missed) => {
      const gold = judged.filter(({ isRight }) => isRight).length + missed;
      const best = bestF1(judged, gold);
      const at = (threshold: number) => sharesOf(aboveThreshold(judged, gold, threshold)).f1 ?? 0;
      for (let percent = 0; percent <= 100; percent++)
        expect(at(percent / 100)).toBeLessThanOrEqual(best === null ? 0 : at(best));
    }),
  );
});

test("Wilson's interval: 8 of 10, none of 5, nothing", () => {
  const [low, high] = shareInterval(8, 10);
  expect(low).toBeCloseTo(0.4902, 3);
  expect(high).toBeCloseTo(0.9433, 3);
  expect(shareInterval(0, 5)[0]).toBe(0);
  expect(shareInterval(0, 0)).toEqual([0, 1]);
});
