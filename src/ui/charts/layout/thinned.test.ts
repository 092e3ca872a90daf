import fc from "fast-check";
import { expect, test } from "vitest";
import { thinned } from "./thinned.ts";

const points = (ys: readonly number[]) => ys.map((y, x) => ({ x, y }));

test("few points stay as they are", () => {
  const few = points([1, 2, 3]);
  expect(thinned(few, 10)).toBe(few);
});

test("of ten thousand few are left, and the one peak is among them", () => {
  const many = points(Array.from({ length: 10_000 }, (_, i) => (i === 4321 ? 99 : 1)));
  const left = thinned(many, 600);
  expect(left.length).toBeLessThanOrEqual(600);
  expect(left).toContainEqual({ x: 4321, y: 99 });
});

test("what is left is in order, with the first, the last, the lowest and the highest", () => {
  const ys = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
    minLength: 3,
    maxLength: 400,
  });
  fc.assert(
    fc.property(ys, fc.integer({ min: 4, max: 100 }), (values, most) => {
      const all = points(values);
      const left = thinned(all, most);
      expect(left.length).toBeLessThanOrEqual(
        Math.max(most, 4, all.length <= most ? all.length : 0),
      );
      expect(left.every(({ x }, i) => i === 0 || left[i - 1].x < x)).toBe(true);
      expect([left[0], left.at(-1)]).toEqual([all[0], all.at(-1)]);
      const of = (some: readonly { y: number }[]) => some.map(({ y }) => y);
      expect(Math.min(...of(left))).toBe(Math.min(...of(all)));
      expect(Math.max(...of(left))).toBe(Math.max(...of(all)));
    }),
  );
});

test("points at one place of x do not go round for ever", () => {
  const same = Array.from({ length: 100 }, (_, y) => ({ x: 5, y }));
  expect(thinned(same, 8).length).toBeLessThanOrEqual(8);
});
