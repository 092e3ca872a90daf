import { expect, test } from "vitest";
import { sigmoid, softmaxRows } from "./probabilities.ts";

test.each([
  { x: 0, want: 0.5 },
  { x: 2, want: 1 / (1 + Math.exp(-2)) },
  { x: -2, want: 1 / (1 + Math.exp(2)) },
  { x: 1000, want: 1 },
  { x: -1000, want: 0 },
])("σ($x)", ({ x, want }) => expect(sigmoid(x)).toBeCloseTo(want, 12));

test("softmax of each row on its own, of large logits too", () => {
  const rows = softmaxRows(Float32Array.of(0, Math.log(3), 1000, 1000, -1000, 1000), 2);
  [0.25, 0.75, 0.5, 0.5, 0, 1].forEach((want, i) => {
    expect(rows[i]).toBeCloseTo(want, 6);
  });
});
