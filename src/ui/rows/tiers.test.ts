import fc from "fast-check";
import { expect, test } from "vitest";
import { tiersOf } from "./tiers.ts";

const tiersFor = (spans: readonly (readonly [number, number])[]) => {
  const tiers = tiersOf(spans.map(([from, to], i) => ({ id: `${i}`, from, to })));
  return spans.map((_, i) => tiers.get(`${i}`)!);
};

test.each([
  { name: "apart: one tier", spans: "0-2 3-5", want: [0, 0] },
  { name: "nested: the short one below", spans: "0-9 2-4", want: [1, 0] },
  { name: "touching ends may share a tier", spans: "0-2 2-4", want: [0, 0] },
  { name: "crossing: two tiers", spans: "0-4 2-7", want: [0, 1] },
  { name: "three deep", spans: "0-9 1-8 2-4", want: [2, 1, 0] },
  { name: "a span stays above all that it spans", spans: "0-4 3-8 5-9 2-9", want: [0, 1, 0, 2] },
])("$name", ({ spans, want }) => {
  const intervals = spans.split(" ").map((span) => span.split("-").map(Number) as [number, number]);
  expect(tiersFor(intervals)).toEqual(want);
});

test("spans of one tier never overlap, and an enclosing span is always higher", () => {
  const interval = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 25 }), (items) => {
      const spans = items.map(([from, length]) => [from, from + length] as const);
      const tiers = tiersFor(spans);
      for (const [i, [from, to]] of spans.entries())
        for (const [j, [otherFrom, otherTo]] of spans.entries()) {
          if (i === j) continue;
          if (tiers[i] === tiers[j]) expect(from >= otherTo || otherFrom >= to).toBe(true);
          if (from < otherFrom && otherTo < to) expect(tiers[i]).toBeGreaterThan(tiers[j]);
        }
    }),
  );
});
