import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anyScene,
  arc,
  bottomOf,
  box,
  corners,
  endHeights,
  FRAME,
  LINE,
  lanesOf,
  scene,
  scrolled,
  topOf,
} from "./fixture.ts";
import { layoutArcs } from "./layoutArcs.ts";
import type { Drawings, Scene } from "./scene.ts";

const drawingsOf = ({ arcs, stubs, bundles }: Drawings) => [...arcs, ...stubs, ...bundles];
const window = fc.tuple(fc.nat(7), fc.nat(7)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
const anyWindow = fc
  .tuple(anyScene, window)
  .map(([whole, [from, to]]) => ({ whole, part: scrolled(whole, from, to) }));

test("lanes of one height on one line do not overlap, and all keep to their zone", () => {
  fc.assert(
    fc.property(anyScene, (of) => {
      const lanes = lanesOf(of);
      for (const [i, { lane, y, xs }] of lanes.entries()) {
        expect(lane.line.top - y).toBeGreaterThanOrEqual(9);
        expect(lane.line.top - y).toBeLessThanOrEqual(FRAME.zone);
        for (const other of lanes.slice(i + 1)) {
          if (other.lane.line !== lane.line || Math.abs(other.y - y) > 1e-9) continue;
          expect(lane.leaving ?? other.lane.leaving).toBeNull();
          const clear = Math.max(...xs) <= Math.min(...other.xs);
          expect(clear || Math.max(...other.xs) <= Math.min(...xs)).toBe(true);
        }
      }
    }),
  );
});

test("no path enters the words of a line, nor a rail the text", () => {
  fc.assert(
    fc.property(anyWindow, ({ part }) => {
      for (const { path } of drawingsOf(layoutArcs(part)))
        for (const [x, y] of corners(path)) {
          const line = Math.floor((y - topOf(0) + LINE) / LINE) - 1;
          const touches = y > topOf(line) && y < bottomOf(line);
          expect(!touches || x < FRAME.left || x > FRAME.right).toBe(true);
        }
      for (const { path } of layoutArcs(part).arcs) {
        const points = corners(path);
        if (points.length === 4) continue;
        expect(points[2][0]).toBe(points[3][0]);
        expect(points[2][0] < FRAME.left || points[2][0] > FRAME.right).toBe(true);
        expect(points[2][0]).toBeGreaterThanOrEqual(FRAME.left - FRAME.gutterLeft);
        expect(points[2][0]).toBeLessThanOrEqual(FRAME.right + FRAME.gutterRight);
      }
    }),
  );
});

test("every arc with an end in the window is drawn once, those apart by themselves", () => {
  fc.assert(
    fc.property(anyWindow, ({ part }) => {
      const { arcs, stubs, bundles } = layoutArcs(part);
      const inside = (span: string) => part.spans.has(span);
      const seen = part.arcs.filter(({ head, tail }) => inside(head) || inside(tail));
      const drawn = [...arcs, ...stubs].map(({ id }) => id);
      const all = [...drawn, ...bundles.flatMap(({ ids }) => ids)];
      expect(all.sort()).toEqual(seen.map(({ id }) => id).sort());
      for (const { ids } of bundles) expect(ids.some((id) => part.apart.has(id))).toBe(false);
      for (const { id } of stubs) {
        const { head, tail } = part.arcs.find((it) => it.id === id)!;
        expect(inside(head) && inside(tail)).toBe(false);
      }
    }),
  );
});

test("all coordinates are finite, labels are inside the column", () => {
  fc.assert(
    fc.property(anyWindow, ({ part }) => {
      const drawings = layoutArcs(part);
      expect(JSON.stringify(drawings)).not.toMatch(/NaN|Infinity/);
      const numbers = drawingsOf(drawings).flatMap(({ label }) => [label.x, label.y]);
      const tips = drawings.stubs.flatMap(({ tip }) => [tip.x, tip.y]);
      expect([...numbers, ...tips].every(Number.isFinite)).toBe(true);
      for (const { label } of drawingsOf(drawings)) {
        expect(label.x).toBeGreaterThan(FRAME.left);
        expect(label.x).toBeLessThan(FRAME.right);
      }
    }),
  );
});

test("labels with a free place do not lie on each other", () => {
  fc.assert(
    fc.property(anyWindow, ({ part }) => {
      const { arcs, stubs } = layoutArcs(part);
      const free = [...arcs, ...stubs].map(({ label }) => label).filter((label) => label.free);
      const width = (form: number) => [60, 30][form];
      for (const [i, a] of free.entries())
        for (const b of free.slice(i + 1)) {
          const apart = (width(a.form) + width(b.form)) / 2;
          expect(Math.abs(a.y - b.y) >= 12 || Math.abs(a.x - b.x) >= apart).toBe(true);
        }
    }),
  );
});

test("every arc has its label, or is listed in a menu of its bundle or of its line", () => {
  fc.assert(
    fc.property(anyWindow, fc.constantFrom(32, 68, 104), ({ part }, zone) => {
      const frame = { ...part.frame, zone };
      const { arcs, stubs, bundles, more } = layoutArcs({ ...part, frame });
      const listed = new Set([...more, ...bundles].flatMap(({ ids }) => ids));
      for (const { id, label } of [...arcs, ...stubs])
        expect(label.free !== listed.has(id), id).toBe(true);
    }),
  );
});

test("the order of arcs and spans does not matter", () => {
  const shuffled = anyWindow.chain(({ part }) =>
    fc.tuple(
      fc.constant(part),
      fc.shuffledSubarray([...part.arcs], { minLength: part.arcs.length }),
      fc.shuffledSubarray([...part.spans], { minLength: part.spans.size }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([part, arcs, spans]) => {
      expect(layoutArcs({ ...part, arcs, spans: new Map(spans) })).toEqual(layoutArcs(part));
    }),
  );
});

test("scrolling moves no arc up or down: levels do not depend on which ends are in the window", () => {
  fc.assert(
    fc.property(anyWindow, ({ whole, part }) => {
      const heights = endHeights(whole);
      for (const [end, y] of endHeights(part)) expect(y).toBe(heights.get(end));
    }),
    { numRuns: 300 },
  );
});

test("scrolling leaves the ends of arcs within a line where they are", () => {
  const ends = (of: Scene) =>
    new Map(lanesOf(of).flatMap(({ lane, xs }) => (lane.leaving ? [] : [[lane.key, xs]])));
  fc.assert(
    fc.property(anyWindow, ({ whole, part }) => {
      const before = ends(whole);
      for (const [key, xs] of ends(part)) expect(xs).toEqual(before.get(key));
    }),
  );
});

test("an arc between two lines changes no level of the others", () => {
  const oneMore = fc.tuple(anyScene, fc.nat(7), fc.nat(7));
  fc.assert(
    fc.property(oneMore, ([before, a, b]) => {
      const spans = new Map(before.spans).set("a", [box(30, 60, a)]).set("b", [box(90, 300, b)]);
      const after = { ...before, spans, arcs: [...before.arcs, arc("more", "a b")] };
      const heights = endHeights(after);
      for (const [end, y] of endHeights(before))
        if (![a, b].some((line) => y < topOf(line) && y > bottomOf(line - 1)))
          expect(heights.get(end)).toBe(y);
    }),
  );
});

test("pointing at arcs moves none up or down, unless it opens a bundle of parallel ones", () => {
  const fewParallel = (of: Scene): boolean =>
    layoutArcs({ ...of, apart: new Set() }).bundles.length === 0;
  fc.assert(
    fc.property(anyScene.filter(fewParallel), (of) => {
      expect(endHeights({ ...of, apart: new Set() })).toEqual(endHeights(of));
    }),
  );
});

test("arcs of one span do not cross on its line", () => {
  const partner = fc.oneof(
    fc.nat(18).map((at) => box(at * 20, at * 20 + 15)),
    fc
      .tuple(fc.nat(18), fc.constantFrom(-2, -1, 1, 2))
      .map(([at, to]) => box(at * 20, at * 20 + 15, to)),
  );
  const hub = fc.tuple(
    fc.nat(16),
    fc.uniqueArray(partner, { maxLength: 8, selector: (b) => `${b.left} ${b.top}` }),
  );
  fc.assert(
    fc.property(hub, ([at, partners]) => {
      const others = partners.filter(
        (b) => b.top !== topOf(0) || b.right <= at * 20 || b.left >= at * 20 + 60,
      );
      const directions = others.map((b) => Math.sign(b.top - topOf(0)));
      fc.pre([-1, 1].every((way) => directions.filter((it) => it === way).length <= 4));
      const spans = {
        hub: box(at * 20, at * 20 + 55),
        ...Object.fromEntries(others.map((b, i) => [`s${i}`, b])),
      };
      const drawn = layoutArcs(
        scene(
          spans,
          others.map((_, i) => arc(`${i}`, i % 2 ? `s${i} hub` : `hub s${i}`)),
        ),
      );
      const parts = drawn.arcs.map(({ id, path }) => {
        const points = corners(path);
        const fromHub = Number(id) % 2 ? points.reverse() : points;
        return fromHub.length === 4 ? fromHub : fromHub.slice(0, 3);
      });
      for (const [i, a] of parts.entries())
        for (const b of parts.slice(i + 1)) expect(cross(a, b) || cross(b, a)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

type Points = readonly [number, number][];

/** Whether an upright piece of one crosses a level piece of the other. */
function cross(upright: Points, level: Points): boolean {
  const pieces = (points: Points) => points.slice(1).map((point, i) => [points[i], point]);
  const between = (it: number, a: number, b: number) => it > Math.min(a, b) && it < Math.max(a, b);
  return pieces(upright).some(
    ([[x, from], [x2, to]]) =>
      x === x2 &&
      pieces(level).some(
        ([[start, y], [end, y2]]) => y === y2 && between(y, from, to) && between(x, start, end),
      ),
  );
}
