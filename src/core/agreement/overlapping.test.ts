import fc from "fast-check";
import { expect, test } from "vitest";
import { overlaps } from "../document/overlaps.ts";
import { mostOverlaps, mostPairs, overlapping } from "./overlapping.ts";

const span = fc
  .tuple(fc.nat(12), fc.integer({ min: 1, max: 6 }))
  .map(([start, length]) => ({ start, end: start + length }));
const spans = fc.array(span, { maxLength: 8 });

test("all pairs that overlap are found, each once", () => {
  fc.assert(
    fc.property(spans, spans, (left, right) => {
      const wanted = left.flatMap((one) =>
        right.filter((other) => overlaps(one, other)).map((other) => [one, other]),
      );
      const found = overlapping(left, right);
      expect(found).toHaveLength(wanted.length);
      for (const [one, other] of found) expect(overlaps(one, other)).toBe(true);
      expect(new Set(found.map(([a, b]) => left.indexOf(a) * 100 + right.indexOf(b))).size).toBe(
        found.length,
      );
    }),
  );
});

/** The most pairs, by trying every one. */
function mostByTrying(possible: readonly (readonly [unknown, unknown])[]): number {
  if (possible.length === 0) return 0;
  const [[left, right], ...rest] = possible;
  const taken = rest.filter(([one, other]) => one !== left && other !== right);
  return Math.max(mostByTrying(rest), 1 + mostByTrying(taken));
}

test("no other way to pair them makes more pairs", () => {
  const few = fc.array(span, { maxLength: 4 });
  fc.assert(
    fc.property(few, few, (left, right) => {
      const possible = overlapping(left, right);
      const most = mostByTrying(possible);
      expect(mostOverlaps(left, right)).toBe(most);
      expect(mostPairs(possible)).toBe(most);
    }),
  );
});

test("many that overlap are paired, too", () => {
  fc.assert(
    fc.property(spans, spans, (left, right) => {
      expect(mostOverlaps(left, right)).toBe(mostPairs(overlapping(left, right)));
    }),
    { numRuns: 500 },
  );
});
