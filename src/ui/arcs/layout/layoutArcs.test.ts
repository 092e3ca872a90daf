import { describe, expect, test } from "vitest";
import { arc, bottomOf, box, corners, FRAME, lanesOf, scene, topOf } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";
import { round } from "./roundedPath.ts";
import type { ArcDrawing, Scene, SceneArc } from "./scene.ts";

const drawn = (of: Scene) => new Map(layoutArcs(of).arcs.map((it) => [it.id, it]));
const highest = ({ path }: ArcDrawing) => Math.min(...corners(path).map(([, y]) => y));
const many = (count: number, ends: (i: number) => string, more?: Partial<SceneArc>) =>
  Array.from({ length: count }, (_, i) => arc(`${i}`, ends(i), more));
/** Words beside each other. */
const words = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, box(i * 80, i * 80 + 60)]));

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

describe("arcs of the same ends", () => {
  test("two arcs of one span leave it at different places and do not cross", () => {
    const spans = { a: box(0, 40), b: box(100, 120), c: box(300, 320) };
    const arcs = drawn(scene(spans, [arc("far", "a c"), arc("near", "b a")]));
    expect(corners(arcs.get("far")!.path)[0][0]).toBe(15.5);
    expect(corners(arcs.get("near")!.path)[3][0]).toBe(24.5);
    expect(highest(arcs.get("far")!)).toBeLessThan(highest(arcs.get("near")!));
  });

  test("four parallel arcs are nested", () => {
    const spans = { a: box(0, 60), b: box(200, 260) };
    const arcs = layoutArcs(
      scene(
        spans,
        many(4, (i) => (i % 2 ? "a b" : "b a")),
      ),
    ).arcs;
    const stretches = arcs.map((it) => {
      const xs = corners(it.path).map(([x]) => x);
      return { from: Math.min(...xs), to: Math.max(...xs), y: highest(it) };
    });
    stretches.sort((a, b) => a.y - b.y);
    for (const [i, inner] of stretches.slice(1).entries()) {
      expect(inner.from).toBeGreaterThan(stretches[i].from);
      expect(inner.to).toBeLessThan(stretches[i].to);
      expect(inner.y).toBeGreaterThan(stretches[i].y);
    }
  });

  test.each([
    { name: "one way", ends: () => "a b", arrows: 1, points: "right" },
    { name: "both ways", ends: (i: number) => (i % 2 ? "a b" : "b a"), arrows: 2, points: null },
  ])("seven are a bundle with a count: $name", ({ ends, arrows, points }) => {
    const of = scene({ a: box(0, 60), b: box(200, 260) }, many(7, ends));
    const { arcs, bundles } = layoutArcs(of);
    expect(arcs).toEqual([]);
    expect(bundles).toHaveLength(1);
    const ids = ["0", "1", "2", "3", "4", "5", "6"];
    expect(bundles[0]).toMatchObject({ ids, count: 7, stub: null });
    expect(bundles[0].arrow?.match(/M/g)).toHaveLength(arrows);
    expect(bundles[0].label).toMatchObject({ free: true, points });
  });

  test.each([
    { name: "three", count: 3, right: 130, zone: 32 },
    { name: "five", count: 5, right: 200, zone: 32 },
    { name: "six, near each other", count: 6, right: 130, zone: 32 },
    { name: "six, nearer", count: 6, right: 90, zone: 32 },
    { name: "six, next to each other", count: 6, right: 40, zone: 32 },
    { name: "eight, between roomy lines", count: 8, right: 130, zone: 68 },
  ])("$name have a label each where there is room", ({ count, right, zone }) => {
    const spans = { a: box(100, 120), b: box(100 + right, 120 + right) };
    const ends = many(count, () => "a b", { labelWidths: [70, 45] });
    const { arcs, more } = layoutArcs(scene(spans, ends, { frame: { ...FRAME, zone } }));
    expect(arcs.map(({ label }) => label.free)).toEqual(Array(count).fill(true));
    expect(more).toEqual([]);
  });

  test("those too near each other for their labels are a bundle", () => {
    const spans = { a: box(0, 20), b: box(30, 50) };
    const of = scene(
      spans,
      many(3, () => "a b", { labelWidths: [260] }),
    );
    expect(layoutArcs(of).bundles.map(({ count }) => count)).toEqual([3]);
  });

  test("across lines too", () => {
    const of = scene(
      { a: box(0, 60), b: box(200, 260, 2) },
      many(7, () => "a b"),
    );
    expect(layoutArcs(of).bundles.map(({ count }) => count)).toEqual([7]);
  });

  test("six across lines have a label each", () => {
    const spans = { a: box(0, 60), b: box(200, 260, 2) };
    const ends = many(6, () => "a b", { labelWidths: [70, 45] });
    const { arcs, more } = layoutArcs(scene(spans, ends));
    expect(arcs.map(({ label }) => label.free)).toEqual(Array(6).fill(true));
    expect(more).toEqual([]);
  });

  test("an arc apart is not in the bundle, and leaves the others in it", () => {
    const of = scene(
      { a: box(0, 60), b: box(200, 260) },
      many(7, () => "a b"),
    );
    const { arcs, bundles } = layoutArcs({ ...of, apart: new Set(["3"]) });
    expect(arcs.map(({ id }) => id)).toEqual(["3"]);
    expect(bundles.map(({ ids }) => ids.join(""))).toEqual(["012456"]);
    const all = new Set(["0", "1", "2", "3", "4", "5", "6"]);
    expect(layoutArcs({ ...of, apart: all }).arcs).toHaveLength(7);
  });
});

describe("out of the window", () => {
  const spans = { a: box(100, 140) };
  test.each([
    {
      ends: "a vx",
      direction: "below",
      tip: [94, 30],
      arrow: "M90.5 27l3.5 6 3.5 -6Z",
      to: "down",
    },
    { ends: "a ^x", direction: "above", tip: [94, 24], arrow: "M90.5 27l3.5 -6 3.5 6Z", to: "up" },
    {
      ends: "vx a",
      direction: "below",
      tip: [94, 30],
      arrow: "M116.5 34l3.5 6 3.5 -6Z",
      to: "right",
    },
    {
      ends: "^x a",
      direction: "above",
      tip: [94, 24],
      arrow: "M116.5 34l3.5 6 3.5 -6Z",
      to: "right",
    },
  ])("$ends: up and a short piece to a tip $direction", ({ ends, direction, tip, arrow, to }) => {
    const { arcs, stubs } = layoutArcs(scene(spans, [arc("r", ends)]));
    expect(arcs).toEqual([]);
    const turn = direction === "above" ? 21 : 33;
    expect(corners(stubs[0].path)).toEqual([
      [120, 40],
      [120, 27],
      [94, 27],
      [94, turn],
    ]);
    expect(stubs[0]).toMatchObject({ id: "r", target: "x", direction, arrow });
    expect(stubs[0].tip).toEqual({ x: tip[0], y: tip[1] });
    expect(stubs[0].label).toMatchObject({ free: true, points: to });
  });

  test("the piece goes to the nearer side, or inwards at the very side", () => {
    const tips = [box(300, 340), box(0, 20), box(380, 400)].map((a) => {
      const { stubs } = layoutArcs(scene({ a }, [arc("r", "a vx")]));
      return stubs[0].tip.x;
    });
    expect(tips).toEqual([346, 36, 364]);
  });

  test("tips and labels of stubs are clear of each other", () => {
    const of = scene(words(5), [
      ...many(5, (i) => `w${i} vx${i}`),
      ...many(5, (i) => `^y${i} w${i}`).map((it) => ({ ...it, id: `up${it.id}` })),
    ]);
    const { stubs } = layoutArcs(of);
    const tips = stubs.map(({ tip }) => ({ ...tip, width: 24 }));
    const free = stubs.filter(({ label }) => label.free);
    expect(free.length).toBeGreaterThan(0);
    for (const [i, tip] of tips.entries())
      for (const other of tips.slice(i + 1)) expect(Math.abs(tip.x - other.x)).toBeGreaterThan(23);
    for (const { label } of free)
      for (const tip of tips)
        expect(Math.abs(tip.x - label.x) >= 27 || Math.abs(tip.y - label.y) >= 15).toBe(true);
  });

  test("where there is no room for all tips they are spread", () => {
    const { stubs } = layoutArcs(
      scene(
        { a: box(0, 80) },
        many(4, (i) => `a vx${i}`),
        { frame: { ...FRAME, right: 80 } },
      ),
    );
    const xs = stubs.map(({ tip }) => tip.x).sort((a, b) => a - b);
    expect(new Set(xs).size).toBe(4);
  });

  test("four stubs of one span are four; five in one direction are a bundle", () => {
    const four = layoutArcs(
      scene(
        spans,
        many(4, (i) => `a vx${i}`),
      ),
    );
    expect([four.stubs.length, four.bundles.length]).toEqual([4, 0]);
    const mixed = layoutArcs(
      scene(
        spans,
        many(8, (i) => `a ${i % 2 ? "v" : "^"}x${i}`),
      ),
    );
    expect([mixed.stubs.length, mixed.bundles.length]).toEqual([8, 0]);
    const five = layoutArcs(
      scene(
        spans,
        many(5, (i) => `a vx${i}`),
      ),
    );
    expect([five.stubs.length, five.bundles.length]).toEqual([0, 1]);
    expect(five.bundles[0]).toMatchObject({ count: 5, stub: { direction: "below" } });
    expect(five.bundles[0].label).toMatchObject({ free: true, points: "down" });
  });

  test("stubs of a bundle that are apart share its level, each with a tip of its own", () => {
    const apart = new Set(["0", "1", "2"]);
    const { stubs, bundles } = layoutArcs(
      scene(
        spans,
        many(7, (i) => `a vx${i}`),
        { apart },
      ),
    );
    expect(bundles.map(({ count }) => count)).toEqual([4]);
    const tips = [...stubs.map(({ tip }) => tip), bundles[0].stub!.tip];
    expect(new Set(tips.map(({ y }) => y)).size).toBe(1);
    const xs = tips.map(({ x }) => x).sort((a, b) => a - b);
    for (const [i, x] of xs.slice(1).entries()) expect(x - xs[i]).toBeGreaterThanOrEqual(24);
  });
});

describe("labels", () => {
  test.each([
    { name: "have their long form where it fits", right: 220, form: 0 },
    { name: "and their short form where it does not", right: 90, form: 1 },
  ])("$name", ({ right, form }) => {
    const spans = { a: box(0, 20), b: box(right - 20, right) };
    const [it] = layoutArcs(scene(spans, [arc("r", "a b", { labelWidths: [90, 30] })])).arcs;
    expect(it.label).toMatchObject({ form, free: true });
  });

  test("that find no room are listed beside their line", () => {
    const spans = { a: box(0, 10), b: box(12, 22), c: box(24, 34), d: box(36, 46) };
    const pairs = ["a b", "b c", "c d", "a c", "b d", "a d"];
    const of = scene(
      spans,
      pairs.map((ends, i) => arc(`${i}`, ends, { labelWidths: [50] })),
    );
    const { arcs, more } = layoutArcs(of);
    const hidden = arcs.filter(({ label }) => !label.free).map(({ id }) => id);
    expect(hidden.length).toBeGreaterThan(0);
    expect(more.map(({ ids }) => [...ids].sort())).toEqual([hidden.sort()]);
    expect(more[0].x).toBe(440);
  });

  test("are never struck through: lines leave a gap for each", () => {
    const spans = { a: box(0, 20), b: box(130, 150) };
    const of = scene(
      spans,
      many(3, () => "a b", { labelWidths: [45] }),
    );
    const { arcs, gaps } = layoutArcs(of);
    const [, ...rest] = gaps.match(/M[^Z]+Z/g) ?? [];
    const want = arcs.map(({ label: { x, y } }) => `M${round(x - 22.5)} ${round(y - 6)}`);
    expect(rest.map((gap) => gap.split("H")[0]).sort()).toEqual(want.sort());
  });

  test("stay in the column", () => {
    const spans = { a: box(0, 10), b: box(12, 22) };
    const [it] = layoutArcs(scene(spans, [arc("r", "a b", { labelWidths: [80] })])).arcs;
    expect(it.label.x).toBe(40);
  });
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
