// Arc layout as a pure function: boxes of words in, paths and label places out. No DOM.

import { placeArcLabels } from "./arcLabels.ts";
import type { ArcDrawing, ArcEnds, Frame } from "./arcLayout.ts";
import { arcLevels, type Interval } from "./arcLevels.ts";
import { arcRoutes, type Route } from "./arcRoutes.ts";
import { type Point, roundedPath } from "./roundedPath.ts";

const FIRST_LEVEL = 13;
const LEVEL_STEP = 13;
const RAIL_STEP = 6;
const RADIUS = 7;
const ARROW = 6;

/** Lays out the arcs of one sentence. */
export function arcPaths(arcs: readonly ArcEnds[], frame: Frame): ArcDrawing[] {
  const routes = arcRoutes(arcs, frame);
  const heights = lineHeights(routes, frame);
  const rails = railPlaces(routes, frame);
  const pointsOf = new Map(routes.map((r) => [r.id, arcPoints(r, heights, rails)]));
  const labels = placeArcLabels(arcs, pointsOf, frame);
  return routes.map((route) => {
    const points = pointsOf.get(route.id)!;
    const [x, y] = points[points.length - 1];
    return {
      id: route.id,
      path: roundedPath(points, RADIUS),
      arrow: `M${x - 3.5} ${y - ARROW}L${x} ${y}L${x + 3.5} ${y - ARROW}Z`,
      label: labels.get(route.id)!,
    };
  });
}

/** Up from the head, along its line, down a side rail if need be, and down to the tail. */
function arcPoints(
  { id, head, tail, side }: Route,
  heights: ReadonlyMap<string, number>,
  rails: ReadonlyMap<string, number>,
): Point[] {
  const start: Point = [head.x, head.top];
  const end: Point = [tail.x, tail.top];
  const headY = head.top - heights.get(`${id} ${head.line}`)!;
  if (!side) return [start, [head.x, headY], [tail.x, headY], end];
  const tailY = tail.top - heights.get(`${id} ${tail.line}`)!;
  const x = rails.get(id)!;
  return [start, [head.x, headY], [x, headY], [x, tailY], [tail.x, tailY], end];
}

/** How far above its line each arc runs; keys are arc id and line. Full lines are squeezed. */
function lineHeights(routes: readonly Route[], frame: Frame): Map<string, number> {
  const lines = new Map<number, Interval[]>();
  const cover = (line: number, id: string, a: number, b: number) => {
    const interval = { id: `${id} ${line}`, from: Math.min(a, b), to: Math.max(a, b) };
    lines.set(line, [...(lines.get(line) ?? []), interval]);
  };
  for (const { id, head, tail, side } of routes) {
    if (!side) cover(head.line, id, head.x, tail.x);
    else for (const end of [head, tail]) cover(end.line, id, end.x, frame[side]);
  }
  const heights = new Map<string, number>();
  for (const intervals of lines.values()) {
    const levels = arcLevels(intervals);
    const highest = Math.max(...levels.values());
    const first = FIRST_LEVEL + frame.lift;
    const step = Math.min(LEVEL_STEP, (frame.zone - first) / Math.max(highest, 1));
    for (const [key, level] of levels) heights.set(key, first + level * step);
  }
  return heights;
}

/** The x of each arc that changes lines: short ones next to the text, long ones outside. */
function railPlaces(routes: readonly Route[], frame: Frame): Map<string, number> {
  const places = new Map<string, number>();
  for (const side of ["left", "right"] as const) {
    const onSide = routes.filter((route) => route.side === side);
    const levels = arcLevels(
      onSide.map(({ id, head, tail }) => ({
        id,
        from: Math.min(head.line, tail.line),
        to: Math.max(head.line, tail.line) + 0.5,
      })),
    );
    const away = side === "left" ? -1 : 1;
    for (const [id, level] of levels) places.set(id, frame[side] + away * (4 + level * RAIL_STEP));
  }
  return places;
}
