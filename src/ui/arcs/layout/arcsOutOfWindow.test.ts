import { expect, test } from "vitest";
import { many, words } from "./drawnArcs.ts";
import { arc, box, corners, FRAME, scene } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";

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
