import { expect, test } from "vitest";
import { drawn, highest, many } from "./drawnArcs.ts";
import { arc, box, corners, FRAME, scene } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";

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
