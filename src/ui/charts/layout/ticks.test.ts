import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./ticks.ts";

test.each([
  { name: "round steps", of: [0, 1, 5], want: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  {
    name: "no -0, no 0.30000000000000004",
    of: [-0.3, 0.3, 6],
    want: [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3],
  },
  { name: "thousands", of: [0, 5000, 5], want: [0, 1000, 2000, 3000, 4000, 5000] },
  { name: "marks lie inside", of: [3.3, 9.1, 3], want: [4, 6, 8] },
  { name: "no range", of: [7, 7, 5], want: [7] },
  { name: "nothing that is a number", of: [Number.NaN, 1, 5], want: [] },
])("$name", ({ of: [from, to, count], want }) => {
  expect(niceTicks(from, to, count).values).toEqual(want);
});

test("whole numbers alone, where nothing lies between", () => {
  const { values, digits } = niceTicks(1, 3, 10, { whole: true });
  expect(values).toEqual([1, 2, 3]);
  expect(digits).toBe(0);
});

test("of any range the marks are few, inside, in order, and told apart by their text", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      number,
      fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (from, size, count) => {
        const to = from + size;
        fc.pre(to - from > size / 2);
        const { values, digits } = niceTicks(from, to, count);
        expect(values.length).toBeLessThanOrEqual(count + 1);
        const slack = (to - from) * 1e-6 + Math.abs(from) * 1e-14;
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(from - slack);
          expect(value).toBeLessThanOrEqual(to + slack);
        }
        const texts = values.map((value) => value.toFixed(digits));
        expect(new Set(texts).size).toBe(texts.length);
        expect([...values].sort((a, b) => a - b)).toEqual(values);
      },
    ),
  );
});
