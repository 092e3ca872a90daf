import fc from "fast-check";
import { expect, test } from "vitest";
import type { ResampledPoint } from "./curve.ts";
import { curveLine, curveVerdict } from "./curveVerdict.ts";
import { normalOf, seededRandom } from "./random.ts";

/** Points of these F1s, each resample of which moves all of them, and each a little for itself. */
function points(f1s: readonly number[], noise: number, shared = 2): ResampledPoint[] {
  const normal = normalOf(seededRandom(5));
  const common = Array.from({ length: 400 }, () => shared * normal());
  return f1s.map((f1, i) => ({
    trained: 24 * (i + 1),
    f1,
    resampled: common.map((moved) => f1 + moved + noise * normal()),
  }));
}

test.each([
  {
    name: "what grows by as much with each doubling is rising",
    f1s: [40, 48, 53, 56],
    noise: 1,
    kind: "rising",
  },
  { name: "what has come to rest is flat", f1s: [60, 70, 70.2, 70.1], noise: 0.3, kind: "flat" },
  { name: "what never moved is flat", f1s: [50, 50, 50, 50], noise: 0.2, kind: "flat" },
  {
    name: "what falls is flat: more of it brings nothing",
    f1s: [60, 58, 55, 51],
    noise: 0.5,
    kind: "flat",
  },
  { name: "what jumps is too noisy to tell", f1s: [40, 52, 41, 50], noise: 8, kind: "noisy" },
  {
    name: "a rise within the noise is too noisy to tell",
    f1s: [40, 42, 43, 44],
    noise: 6,
    kind: "noisy",
  },
])("$name", ({ f1s, noise, kind }) => {
  expect(curveVerdict(points(f1s, noise))?.kind).toBe(kind);
});

test("the gain is that of the last points where they rise less, for about a third more", () => {
  const verdict = curveVerdict(points([40, 48, 53, 56], 0.2))!;
  expect(verdict.more).toBe(30);
  expect(verdict.gain).toBeGreaterThan(2);
  expect(verdict.gain).toBeLessThan(4);
  expect(verdict.low).toBeLessThan(verdict.high);
  expect(curveLine(verdict)).toMatch(
    /^Still rising: about \+3 F1 of spans for 30 more sentences like these/,
  );
  const late = curveVerdict(points([30, 45, 46, 47], 0.2))!;
  expect(late.gain).toBeLessThan(1.5);
  expect(late.low).toBeLessThan(late.gain);
  expect(late.high).toBeGreaterThan(late.gain);
});

test("noise that all points share says nothing against a rise", () => {
  expect(curveVerdict(points([40, 48, 53, 56], 0.5, 12))?.kind).toBe("rising");
});

test("of fewer than three points nothing is said", () => {
  expect(curveVerdict([])).toBeNull();
  expect(curveVerdict(points([40, 50], 1))).toBeNull();
});

test("whatever the points, rising is only what does not rise by chance", () =>
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 4 }),
      fc.float({ min: 0, max: 20, noNaN: true }),
      (f1s, noise) => {
        const verdict = curveVerdict(points(f1s, noise))!;
        expect(Number.isFinite(verdict.gain + verdict.low + verdict.high)).toBe(true);
        expect(verdict.more).toBeGreaterThan(0);
        if (verdict.kind === "rising")
          expect(Math.min(verdict.low, verdict.gain)).toBeGreaterThan(0);
        expect(curveLine(verdict)).not.toContain("NaN");
      },
    ),
    { numRuns: 50 },
  ));
