import { type Point, round } from "./roundedPath.ts";
import type { SceneArc } from "./scene.ts";
import type { Strand } from "./strandsOf.ts";

const LENGTH = 6;
const HALF_WIDTH = 3.5;

/** The end of the strand at which an arc has its tail. */
export const tailEnd = ({ spans }: Strand, { head, tail }: SceneArc): 0 | 1 =>
  tail === spans[0] && tail !== head ? 0 : 1;

/** A closed triangle at each end that is a tail, in the direction in which the line arrives. */
export function strandArrow(strand: Strand, points: readonly Point[]): string | null {
  const directed = strand.arcs.filter(({ symmetric }) => !symmetric);
  const ends = new Set(directed.map((arc) => tailEnd(strand, arc)));
  if (ends.size === 0) return null;
  const first = ends.has(0) ? triangle(points[1], points[0]) : "";
  return (
    first + (ends.has(1) ? triangle(points[points.length - 2], points[points.length - 1]) : "")
  );
}

/** All lines arrive straight from above or below. */
function triangle([, from]: Point, [x, y]: Point): string {
  const down = from < y ? LENGTH : -LENGTH;
  return `M${round(x - HALF_WIDTH)} ${round(y - down)}l${HALF_WIDTH} ${down} ${HALF_WIDTH} ${-down}Z`;
}
