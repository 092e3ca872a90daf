import { describe, expect, test } from "vitest";
import { drawn, highest, many } from "./drawnArcs.ts";
import { arc, bottomOf, box, corners, FRAME, lanesOf, scene, topOf } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";
import type { Scene } from "./scene.ts";

test("nothing in, nothing out", () => {
  expect(layoutArcs(scene({ a: box(0, 20) }, []))).toMatchObject({
    arcs: [],
    stubs: [],
    bundles: [],
    more: [],
  });
  const far = scene({ a: box(0, 20) }, [arc("r", "^x vy"), arc("q", "vx vy")]);
  expect(layoutArcs(far)).toMatchObject({ arcs: [], stubs: [], bundles: [], more: [] });
});

describe("within one line", () => {
  test.each([
    { ends: "a b", arrow: "M117 34l3.5 6 3.5 -6Z", points: "right" },
    { ends: "b a", arrow: "M7 34l3.5 6 3.5 -6Z", points: "left" },
  ])("$ends: up, along, and down, with an arrow at the tail", ({ ends, arrow, points }) => {
    const spans = { a: box(0, 21), b: box(101, 140) };
    const [it] = layoutArcs(scene(spans, [arc("r", ends)])).arcs;
    const path = corners(it.path);
    expect(ends === "a b" ? path : path.reverse()).toEqual([
      [10.5, 40],
      [10.5, 27],
      [120.5, 27],
      [120.5, 40],
    ]);
    expect(it.arrow).toBe(arrow);
    expect(it.label).toEqual({ x: 65.5, y: 27, form: 0, free: true, points });
  });

  test("a symmetric arc points nowhere", () => {
    const spans = { a: box(0, 20), b: box(100, 140) };
    const [it] = layoutArcs(scene(spans, [arc("r", "a b", { symmetric: true })])).arcs;
    expect([it.arrow, it.label.points]).toEqual([null, null]);
  });

  test("an arc runs above those that it spans, whatever their order", () => {
    const spans = { a: box(0, 20), b: box(40, 60), c: box(100, 120), d: box(300, 320) };
    const arcs = drawn(scene(spans, [arc("long", "d a"), arc("short", "b c"), arc("mid", "b d")]));
    const heights = ["short", "mid", "long"].map((id) => topOf(0) - highest(arcs.get(id)!));
    expect(heights).toEqual([9, 17.5, 26]);
  });

  test("two levels are not squeezed", () => {
    const spans = { a: box(0, 20), b: box(40, 60), c: box(100, 120) };
    const arcs = drawn(scene(spans, [arc("long", "a c"), arc("short", "b c")]));
    expect(["short", "long"].map((id) => topOf(0) - highest(arcs.get(id)!))).toEqual([13, 26]);
  });

  test("many levels are, but stay clear of the text and inside of the zone", () => {
    const spans = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        [`a${i}`, box(i * 10, i * 10 + 8)],
        [`b${i}`, box(390 - i * 10, 398 - i * 10)],
      ]).flat(),
    );
    const arcs = layoutArcs(
      scene(
        spans,
        many(9, (i) => `a${i} b${i}`),
      ),
    ).arcs;
    const heights = arcs.map((it) => topOf(0) - highest(it)).sort((a, b) => a - b);
    expect(heights[0]).toBe(9);
    expect(new Set(heights).size).toBe(9);
    expect(heights[8]).toBeLessThanOrEqual(FRAME.zone);
  });

  test("an arc between a span and one inside of it has some length", () => {
    const [it] = layoutArcs(scene({ a: box(0, 100), b: box(40, 60) }, [arc("r", "a b")])).arcs;
    const [[x], , , [end]] = corners(it.path);
    expect(Math.abs(x - end)).toBeGreaterThanOrEqual(7);
  });

  test("so does one from a span to itself", () => {
    const [it] = layoutArcs(scene({ a: box(0, 100) }, [arc("r", "a a")])).arcs;
    const [[x], , , [end]] = corners(it.path);
    expect(Math.abs(x - end)).toBe(9);
  });
});

describe("across lines", () => {
  test.each([
    { name: "ends at the left go round the left", xs: [20, 40], rail: -5 },
    { name: "ends at the right, the right", xs: [320, 340], rail: 405 },
    { name: "the nearer side counts for both together", xs: [20, 250], rail: -5 },
  ])("$name", ({ xs, rail }) => {
    const spans = { a: box(xs[0], xs[0] + 20), b: box(xs[1], xs[1] + 20, 2) };
    const [it] = layoutArcs(scene(spans, [arc("r", "a b")])).arcs;
    expect(corners(it.path)).toEqual([
      [xs[0] + 10, topOf(0)],
      [xs[0] + 10, topOf(0) - 13],
      [rail, topOf(0) - 13],
      [rail, topOf(2) - 13],
      [xs[1] + 10, topOf(2) - 13],
      [xs[1] + 10, topOf(2)],
    ]);
    expect(it.arrow).toContain(` ${topOf(2) - 6}l3.5 6`);
  });

  test("the label is on the longest piece and points along it", () => {
    const spans = { a: box(20, 40), b: box(120, 140, 1) };
    const [it] = layoutArcs(scene(spans, [arc("r", "a b")])).arcs;
    expect(it.label).toMatchObject({ y: topOf(1) - 13, points: "right" });
    const [back] = layoutArcs(scene(spans, [arc("r", "b a")])).arcs;
    expect(back.label).toMatchObject({ y: topOf(1) - 13, points: "left" });
  });

  test("rails are nested, the short ones inside, and squeezed into the gutter", () => {
    const spans = Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [`s${i}`, box(20, 40, i)]),
    );
    const arcs = [arc("0", "s3 s4"), arc("1", "s2 s5"), arc("2", "s1 s6"), arc("3", "s0 s7")];
    const rails = (gutterLeft: number) =>
      layoutArcs(scene(spans, arcs, { frame: { ...FRAME, gutterLeft } })).arcs.map((it) =>
        Math.min(...corners(it.path).map(([x]) => x)),
      );
    expect(rails(40)).toEqual([-5, -11, -17, -23]);
    expect(rails(11)).toEqual([-5, -7, -9, -11]);
    expect(rails(0).every((x) => x === 0)).toBe(true);
  });

  test("arcs that leave a line run above those that stay", () => {
    const spans = { a: box(100, 140), b: box(200, 240), c: box(20, 40), d: box(20, 40, 1) };
    const arcs = [arc("stays", "a b"), arc("leaves", "c d")];
    const heights = lanesOf(scene(spans, arcs)).map(({ lane, y }) => [lane.key, lane.line.top - y]);
    expect(Object.fromEntries(heights)).toEqual({
      stays: 13,
      "leaves\nhead": 26,
      "leaves\ntail": 13,
    });
  });
});

test("of those that leave a line, the one next to the side runs lowest", () => {
  const spans = { a: box(100, 140), b: box(20, 40), c: box(320, 340), far: box(0, 20, 3) };
  const arcs = [arc("0", "a far"), arc("1", "b far"), arc("2", "far c")];
  const heights = new Map(lanesOf(scene(spans, arcs)).map(({ lane, y }) => [lane.key, y]));
  const [a, b, c] = ["0\nhead", "1\nhead", "2\ntail"].map((key) => topOf(0) - heights.get(key)!);
  expect([b, c, a]).toEqual([9, 17.5, 26]);
});

test("where many arcs leave a span does not depend on where they go", () => {
  const boxes = { a: box(100, 140, 1), up: box(0, 20), far: box(370, 390, 2) };
  const arcs = [arc("up", "a up"), ...[1, 2, 3, 4, 5].map((i) => arc(`${i}`, "a far"))];
  const place = (of: Scene) => lanesOf(of).find(({ lane }) => lane.key.includes("below"))!.xs;
  const whole = place(scene(boxes, arcs));
  const outside = arcs.map((it) => ({ ...it, beyond: { head: null, tail: "below" as const } }));
  expect(whole).toEqual([115.5]);
  expect(place(scene({ a: boxes.a, up: boxes.up }, outside))).toEqual(whole);
});

test.each([
  { name: "the part on the line of the other end", other: box(90, 120, 1), start: [15, topOf(1)] },
  { name: "the first part for ends above", other: box(90, 120, -1), start: [370, topOf(0)] },
  { name: "the last part for ends below", other: box(90, 120, 3), start: [15, topOf(1)] },
])("a wrapped span is joined at $name", ({ other, start }) => {
  const spans = { a: [box(350, 390), box(0, 30, 1)], b: other };
  const [it] = layoutArcs(scene(spans, [arc("r", "a b")])).arcs;
  expect(corners(it.path)[0]).toEqual(start);
});

test("300 arcs between 600 spans of 60 lines are all laid out", () => {
  const name = (i: number) => (i < 0 ? `^s${i}` : i >= 600 ? `vs${i}` : `s${i}`);
  const spans = Object.fromEntries(
    Array.from({ length: 600 }, (_, i) => [
      `s${i}`,
      box((i % 10) * 40, (i % 10) * 40 + 34, Math.floor(i / 10)),
    ]),
  );
  const arcs = many(300, (i) => `${name(i * 2)} ${name(i * 2 + (((i * 37) % 81) - 40 || 1))}`);
  const { arcs: whole, stubs, bundles } = layoutArcs(scene(spans, arcs));
  expect(bundles).toEqual([]);
  expect(stubs.length).toBeGreaterThan(5);
  expect(whole.length + stubs.length).toBe(300);
  for (const { path } of whole)
    for (const [x, y] of corners(path))
      expect(x < 0 || x > 400 || y <= topOf(Math.floor((y - 8) / 70)) || y >= bottomOf(59)).toBe(
        true,
      );
});
