import fc from "fast-check";
import { expect, test } from "vitest";
import { skylineLevels } from "./skylineLevels.ts";

const levelsOf = (arcs: readonly (readonly [number, number])[]) =>
  skylineLevels(arcs.map(([from, to]) => ({ from, to })));

test.each([
  { name: "apart: one level", arcs: "0-2 3-5", want: [0, 0] },
  { name: "nested: the short one below", arcs: "0-9 2-4", want: [1, 0] },
  { name: "touching ends may share a level", arcs: "0-2 2-4", want: [0, 0] },
  { name: "crossing: two levels", arcs: "0-4 2-7", want: [0, 1] },
  { name: "three deep", arcs: "0-9 1-8 2-4", want: [2, 1, 0] },
  { name: "an arc stays above all that it spans", arcs: "0-4 3-8 5-9 2-9", want: [0, 1, 0, 2] },
])("$name", ({ arcs, want }) => {
  const intervals = arcs.split(" ").map((arc) => arc.split("-").map(Number) as [number, number]);
  expect(levelsOf(intervals)).toEqual(want);
});

test("arcs of one level never overlap, and an enclosing arc is always higher", () => {
  const interval = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 25 }), (items) => {
      const arcs = items.map(([from, length]) => [from, from + length] as const);
      const levels = levelsOf(arcs);
      for (const [i, [from, to]] of arcs.entries())
        for (const [j, [otherFrom, otherTo]] of arcs.entries()) {
          if (i === j) continue;
          if (levels[i] === levels[j]) expect(from >= otherTo || otherFrom >= to).toBe(true);
          if (from < otherFrom && otherTo < to) expect(levels[i]).toBeGreaterThan(levels[j]);
        }
    }),
  );
});
