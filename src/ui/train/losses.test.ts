import { expect, test } from "vitest";
import { smoothed, tableRows } from "./losses.ts";

test("the running mean starts at the first loss and follows slowly", () => {
  const [first, second] = smoothed([4, 2]);
  expect(first).toBeCloseTo(4);
  expect(second).toBeGreaterThan(2.9);
  expect(second).toBeLessThan(4);
});

test.each([
  { name: "no step, no row", count: 0, want: [] },
  { name: "one step", count: 1, want: [1] },
  { name: "few steps, all of them", count: 3, want: [1, 2, 3] },
])("$name", ({ count, want }) => {
  expect(tableRows(Array(count).fill(1)).map(({ step }) => step)).toEqual(want);
});

test("many steps are thinned, first and last kept", () => {
  const rows = tableRows(Array.from({ length: 1000 }, (_, i) => i));
  expect(rows).toHaveLength(20);
  expect([rows[0], rows[19]]).toEqual([
    { step: 1, loss: 0 },
    { step: 1000, loss: 999 },
  ]);
});
