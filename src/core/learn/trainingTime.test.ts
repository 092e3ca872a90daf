import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedSeconds, secondsAWord, speedOfSteps, type Timed } from "./trainingTime.ts";

const timed = fc.array(
  fc.record({
    words: fc.integer({ min: 1, max: 500 }),
    seconds: fc.double({ min: 0, max: 9, noNaN: true }),
  }),
  { minLength: 1 },
);
const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);

test("steps of different sizes tell what comes with a step and what with a word", () => {
  const steps = [4, 30, 10, 120].map((words) => ({ words, seconds: 0.5 + 0.01 * words }));
  const { step, word } = speedOfSteps(steps);
  expect(step).toBeCloseTo(0.5);
  expect(word).toBeCloseTo(0.01);
});

test("steps of one size, or of which the smaller ones took longer, are laid to one of both", () => {
  const even: Timed[] = [20, 20, 20].map((words) => ({ words, seconds: 2 }));
  expect(speedOfSteps(even)).toEqual({ step: 0, word: 0.1 });
  const odd: Timed[] = [
    { words: 10, seconds: 2 },
    { words: 20, seconds: 1 },
  ];
  expect(speedOfSteps(odd)).toEqual({ step: 1.5, word: 0 });
  expect(speedOfSteps([])).toEqual({ step: 0, word: 0 });
  expect(secondsAWord([])).toBe(0);
});

test("neither is negative, and both give the time that all timed steps took", () => {
  fc.assert(
    fc.property(timed, (steps) => {
      const { step, word } = speedOfSteps(steps);
      expect(Math.min(step, word)).toBeGreaterThanOrEqual(0);
      const words = sum(steps.map((one) => one.words));
      const work = { steps: steps.length, words, scored: 0 };
      const seconds = sum(steps.map((one) => one.seconds));
      const found = expectedSeconds({ around: 0, step, word, reading: 0 }, work);
      expect(found).toBeCloseTo(seconds, 6);
    }),
  );
});

test("a training takes its steps, their words, its scoring, and what is around them", () => {
  const speed = { around: 3, step: 1, word: 0.1, reading: 0.01 };
  expect(expectedSeconds(speed, { steps: 10, words: 200, scored: 100 })).toBeCloseTo(34);
});
