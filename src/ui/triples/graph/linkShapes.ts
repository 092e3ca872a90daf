import type { Point } from "./camera.ts";

const ARROW = { long: 8, wide: 3.5 } as const;

/** The corners of an arrow head, the tip first, at the rim of the circle that a line leads to. */
export function arrowAt(from: Point, to: Point, radius: number): readonly Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [x, y] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const tip = { x: to.x - x * radius, y: to.y - y * radius };
  const base = { x: tip.x - x * ARROW.long, y: tip.y - y * ARROW.long };
  return [
    tip,
    { x: base.x - y * ARROW.wide, y: base.y + x * ARROW.wide },
    { x: base.x + y * ARROW.wide, y: base.y - x * ARROW.wide },
  ];
}

/** The circle that links a thing with itself: it stands on its rim. */
export const loopAt = ({ x, y }: Point, radius: number) => {
  const own = radius + 3;
  return { x, y: y - radius - own / 2, radius: own };
};
