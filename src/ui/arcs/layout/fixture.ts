// Scenes for the tests: words ten pixels wide on lines, by number.

import fc from "fast-check";
import { anchorsOf } from "./anchorsOf.ts";
import { laneHeights } from "./laneHeights.ts";
import { round } from "./roundedPath.ts";
import type { Beyond, Box, Frame, Scene, SceneArc } from "./scene.ts";
import { type Lane, strandsOf } from "./strandsOf.ts";

export const FRAME: Frame = { left: 0, right: 400, gutterLeft: 40, gutterRight: 40, zone: 32 };
export const LINE = 70;
const FIRST_TOP = 40;
export const topOf = (line: number): number => FIRST_TOP + line * LINE;
export const bottomOf = (line: number): number => topOf(line) + 20;

/** A stretch of a line. */
export const box = (left: number, right: number, line = 0): Box => ({
  left,
  right,
  top: topOf(line),
  bottom: bottomOf(line),
});

/** An arc by the names of its spans, `a b`; `^` and `v` before a name put that end out of sight. */
export function arc(id: string, ends: string, more: Partial<SceneArc> = {}): SceneArc {
  const [head, tail] = ends.split(" ");
  const beyond = { head: beyondOf(head), tail: beyondOf(tail) };
  const names = { head: head.replace(/[v^]/, ""), tail: tail.replace(/[v^]/, "") };
  return { id, ...names, beyond, labelWidths: [30], symmetric: false, ...more };
}

const beyondOf = (name: string): Beyond | null =>
  name.startsWith("^") ? "above" : name.startsWith("v") ? "below" : null;

/** A scene of named spans. */
export const scene = (
  spans: Readonly<Record<string, Box | readonly Box[]>>,
  arcs: readonly SceneArc[],
  more: Partial<Scene> = {},
): Scene => ({
  spans: new Map(Object.entries(spans).map(([id, boxes]) => [id, [boxes].flat()])),
  arcs,
  frame: FRAME,
  apart: new Set(),
  ...more,
});

/** The corners of a path before they were rounded. */
export function corners(path: string): [number, number][] {
  const points: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, kind, ...found] of path.matchAll(
    /([MVHq])([-\d.]+) ?([-\d.]*) ?([-\d.]*) ?([-\d.]*)/g,
  )) {
    const numbers = found.map(Number);
    if (kind === "M") [x, y] = numbers;
    if (kind === "V") [y] = numbers;
    if (kind === "H") [x] = numbers;
    if (kind === "M") points.push([x, y]);
    if (kind !== "q") continue;
    points.push([round(x + numbers[0]), round(y + numbers[1])]);
    [x, y] = [round(x + numbers[2]), round(y + numbers[3])];
  }
  return [...points, [x, y]];
}

/** The lanes of a scene with their heights and ends. */
export function lanesOf(of: Scene): { lane: Lane; y: number; xs: readonly number[] }[] {
  const lanes = [...new Set(strandsOf(of).flatMap((strand) => strand.lanes))];
  const anchors = anchorsOf(lanes);
  const heights = laneHeights(lanes, anchors, of.frame);
  return lanes.map((lane) => ({ lane, y: heights.get(lane)!, xs: anchors.get(lane)! }));
}

/** How high each arc runs at each of its visible ends; keys are arc and span. */
export function endHeights(of: Scene): Map<string, number> {
  const heights = new Map(lanesOf(of).map(({ lane, y }) => [lane.key, y]));
  return new Map(
    strandsOf(of).flatMap(({ arcs, spans, lanes }) =>
      arcs.flatMap(({ id }) =>
        spans.map(
          (span, i) => [`${id} ${span}`, heights.get((lanes[i] ?? lanes[0]).key)!] as const,
        ),
      ),
    ),
  );
}

/** The number of a box's line. */
export const lineOf = ({ top }: Box): number => Math.round((top - FIRST_TOP) / LINE);

const LINES = 8;

const wordsOf = fc.record({
  at: fc.nat(38),
  words: fc.integer({ min: 1, max: 5 }),
  line: fc.nat(LINES - 1),
  wraps: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

const spanBoxes = wordsOf.map(({ at, words, line, wraps }): readonly Box[] =>
  wraps && line < LINES - 1
    ? [box(400 - words * 10, 400, line), box(0, at * 4 + 10, line + 1)]
    : [box(at * 10, Math.min(400, (at + words) * 10), line)],
);

/** Scenes of which everything is in the window. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    boxes: fc.array(spanBoxes, { minLength: 1, maxLength: 14 }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean(), fc.boolean()), { maxLength: 24 }),
  })
  .map(({ boxes, ends }) => {
    const ids = ends.map(([head, tail, symmetric], i) =>
      arc(`r${i}`, `s${head % boxes.length} s${tail % boxes.length}`, {
        symmetric,
        labelWidths: [60, 30],
      }),
    );
    return scene(Object.fromEntries(boxes.map((b, i) => [`s${i}`, b])), ids, {
      apart: new Set(ends.flatMap(([, , , apart], i) => (apart ? `r${i}` : []))),
    });
  });

/** What is left of a scene when only some lines are in the window, and those that share a span. */
export function scrolled(whole: Scene, from: number, to: number): Scene {
  const stretches = [...whole.spans.values()].map((boxes) => boxes.map(lineOf));
  const joined = (line: number) =>
    stretches.some((lines) => lines.includes(line) && lines.includes(line + 1));
  if (joined(from - 1)) return scrolled(whole, from - 1, to);
  if (joined(to)) return scrolled(whole, from, to + 1);
  const beyond = (span: string): Beyond | null => {
    const line = lineOf(whole.spans.get(span)![0]);
    return line < from ? "above" : line > to ? "below" : null;
  };
  return {
    ...whole,
    spans: new Map([...whole.spans].filter(([span]) => beyond(span) === null)),
    arcs: whole.arcs.map((it) => ({
      ...it,
      beyond: { head: beyond(it.head), tail: beyond(it.tail) },
    })),
  };
}
