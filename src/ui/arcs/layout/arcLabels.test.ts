import { expect, test } from "vitest";
import { many } from "./drawnArcs.ts";
import { arc, box, scene } from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";
import { round } from "./roundedPath.ts";

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
