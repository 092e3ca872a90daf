import { expect, test } from "vitest";
import { fineTuning, stepsOf } from "../core/learn/recipe.ts";
import { scheduleFactor } from "./schedule.ts";

test.each([
  { name: "the first update of a warm-up has rate 0", t: 0, steps: 100, want: 0 },
  { name: "half of the warm-up", t: 5, steps: 100, want: 0.5 },
  { name: "the peak", t: 10, steps: 100, want: 1 },
  { name: "half of the decay", t: 55, steps: 100, want: 0.5 },
  { name: "the last update", t: 99, steps: 100, want: 1 / 90 },
  { name: "too few steps to warm up start at the peak", t: 0, steps: 9, want: 1 },
])("$name", ({ t, steps, want }) => expect(scheduleFactor(t, steps)).toBeCloseTo(want, 12));

test("the last, smaller batch counts", () => expect(stepsOf(9, 4, 2)).toBe(6));

test.each([
  [1, 30],
  [30, 30],
  [45, 20],
  [1000, 5],
])("fine-tuning on %i sentences takes %i epochs", (examples, epochs) =>
  expect(fineTuning(examples, 6).epochs).toBe(epochs),
);
