import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ArcEnds, Box } from "./arcLayout.ts";
import { arcPaths } from "./arcPaths.ts";

const FRAME = { left: 0, right: 400, zone: 30, lift: 0 };
const LINE = 70;
const box = (left: number, right: number, line = 0): Box => ({
  left,
  right,
  top: 40 + line * LINE,
  bottom: 60 + line * LINE,
});
const arc = (id: string, head: Box | Box[], tail: Box | Box[], labelWidths = [30]): ArcEnds => ({
  id,
  head: [head].flat(),
  tail: [tail].flat(),
  labelWidths,
});

/** All points of a path, curves' control points included. */
const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
const topOf = (path: string) => Math.min(...pointsOf(path).map(([, y]) => y));

describe("within one line", () => {
  test("an arc goes up from the head, along, and down to the tail, with rounded corners", () => {
    const [{ path, arrow }] = arcPaths([arc("r", box(0, 20), box(100, 140))], FRAME);
    expect(path).toBe("M10 40L10 33.5Q10 27 16.5 27L113.5 27Q120 27 120 33.5L120 40");
    expect(arrow).toBe("M116.5 34L120 40L123.5 34Z");
  });

  test("the arrow is at the tail when the tail comes first", () => {
    const [{ arrow }] = arcPaths([arc("r", box(100, 140), box(0, 20))], FRAME);
    expect(arrow).toContain("L10 40");
  });

  test("a nested arc runs below", () => {
    const drawn = arcPaths(
      [arc("long", box(0, 20), box(300, 320)), arc("short", box(40, 60), box(100, 120))],
      FRAME,
    );
    expect(topOf(drawn[0].path)).toBeLessThan(topOf(drawn[1].path));
  });

  test("two arcs of one span leave it at different places and do not cross", () => {
    const [far, near] = arcPaths(
      [arc("far", box(0, 40), box(300, 320)), arc("near", box(0, 40), box(100, 120))],
      FRAME,
    );
    expect(pointsOf(far.path)[0][0]).toBeLessThan(pointsOf(near.path)[0][0]);
    expect(topOf(far.path)).toBeLessThan(topOf(near.path));
  });

  test("many levels are squeezed into the room above the line", () => {
    const arcs = Array.from({ length: 9 }, (_, i) =>
      arc(`${i}`, box(i * 10, i * 10 + 8), box(390 - i * 10, 398 - i * 10)),
    );
    for (const { path } of arcPaths(arcs, FRAME)) expect(topOf(path)).toBeGreaterThanOrEqual(10);
  });

  test("labels that would lie on each other move apart, or wait until their arc stands out", () => {
    const twins = [1, 2, 3].map((i) => arc(`${i}`, box(0, 30), box(70, 100), [50]));
    const labels = arcPaths(twins, { ...FRAME, zone: 16 }).map(({ label }) => label);
    expect(labels.filter(({ free }) => free)).toHaveLength(1);
  });
});

test.each([
  { name: "a label has its long form where that fits", to: box(200, 220), form: 0 },
  { name: "and its short form where it does not", to: box(70, 90), form: 1 },
])("$name", ({ to, form }) => {
  const [{ label }] = arcPaths([arc("r", box(0, 20), to, [90, 30])], FRAME);
  expect(label.form).toBe(form);
});

describe("over several lines", () => {
  test.each([
    { name: "ends at the left go round the left", ends: [box(20, 40), box(30, 60, 2)], rail: -4 },
    { name: "ends at the right, the right", ends: [box(320, 340), box(330, 360, 2)], rail: 404 },
  ])("$name", ({ ends, rail }) => {
    const [{ path }] = arcPaths([arc("r", ends[0], ends[1])], FRAME);
    expect(pointsOf(path).some(([x]) => x === rail)).toBe(true);
  });

  test("a wrapped span is joined at the part on the other end's line", () => {
    const [{ path }] = arcPaths([arc("r", [box(350, 390), box(0, 30, 1)], box(90, 120, 1))], FRAME);
    expect(pointsOf(path)[0]).toEqual([15, 40 + LINE]);
    expect(topOf(path)).toBeGreaterThan(60);
  });

  test("two rails on one side keep apart", () => {
    const drawn = arcPaths(
      [arc("a", box(20, 40), box(30, 60, 3)), arc("b", box(60, 80), box(70, 90, 1))],
      FRAME,
    );
    const rails = drawn.map(({ path }) => Math.min(...pointsOf(path).map(([x]) => x)));
    expect(rails).toEqual([-10, -4]);
  });

  test("no arc ever crosses the words of a line", () => {
    const span = fc
      .tuple(fc.nat(38), fc.integer({ min: 1, max: 5 }), fc.nat(5))
      .map(([at, words, line]) => box(at * 10, Math.min(400, at * 10 + words * 10), line));
    fc.assert(
      fc.property(fc.array(fc.tuple(span, span), { minLength: 1, maxLength: 12 }), (pairs) => {
        const arcs = pairs.map(([head, tail], i) => arc(`${i}`, head, tail));
        for (const { path } of arcPaths(arcs, FRAME))
          for (const [x, y] of pointsOf(path)) {
            const fromTextTop = (y - 40 + LINE * 10) % LINE;
            const inZone = fromTextTop === 0 || fromTextTop >= LINE - FRAME.zone;
            expect(inZone || x < FRAME.left || x > FRAME.right).toBe(true);
          }
      }),
    );
  });
});

test("no arcs, no drawings", () => expect(arcPaths([], FRAME)).toEqual([]));
