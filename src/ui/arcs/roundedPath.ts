/** A point in pixels, y downwards. */
export type Point = readonly [x: number, y: number];

const round = (value: number): number => Math.round(value * 10) / 10;
const at = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

/** The point `distance` away from `corner` towards `other`. */
function towards(corner: Point, other: Point, distance: number): Point {
  const length = Math.hypot(other[0] - corner[0], other[1] - corner[1]) || 1;
  const share = distance / length;
  return [corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share];
}

/** An SVG path through the points, its corners rounded as far as the pieces between them allow. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const parts = [`M${at(points[0])}`];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const room = Math.min(
      Math.hypot(corner[0] - before[0], corner[1] - before[1]),
      Math.hypot(corner[0] - after[0], corner[1] - after[1]),
    );
    const r = Math.min(radius, room / 2);
    parts.push(`L${at(towards(corner, before, r))}Q${at(corner)} ${at(towards(corner, after, r))}`);
  }
  parts.push(`L${at(points[points.length - 1])}`);
  return parts.join("");
}
