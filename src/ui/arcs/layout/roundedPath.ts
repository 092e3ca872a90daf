/** A point in pixels, y downwards. */
export type Point = readonly [x: number, y: number];

/** To a tenth of a pixel, which is as fine as is seen. */
export const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * An SVG path along pieces that are upright or level, its corners rounded as far as the pieces
 * between them allow.
 */
export function roundedPath(points: readonly Point[], radius: number): string {
  let path = `M${round(points[0][0])} ${round(points[0][1])}`;
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const r = round(Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2));
    const [inX, inY] = step(before, corner, r);
    const [outX, outY] = step(corner, after, r);
    path += pieceTo([corner[0] - inX, corner[1] - inY], inX === 0);
    path += `q${inX} ${inY} ${inX + outX} ${inY + outY}`;
  }
  const [last, end] = points.slice(-2);
  return path + pieceTo(end, last[0] === end[0]);
}

const pieceTo = ([x, y]: Point, upright: boolean): string =>
  upright ? `V${round(y)}` : `H${round(x)}`;

const distance = (a: Point, b: Point): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);

/** The way from one point towards another, `by` long. */
const step = (from: Point, to: Point, by: number): Point => [
  Math.sign(to[0] - from[0]) * by,
  Math.sign(to[1] - from[1]) * by,
];
