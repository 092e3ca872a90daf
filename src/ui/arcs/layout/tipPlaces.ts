import type { Line } from "./linesOf.ts";
import type { Frame, Place } from "./scene.ts";
import type { Lane, Strand } from "./strandsOf.ts";

/** The side of the square around a tip that a pointer can hit. */
export const TIP_SIZE = 24;
/** How far the tip turns up or down. */
export const TIP_TURN = 6;
/** Lengths of the level piece of an arc that leaves the window, the best first. */
const LENGTHS = [26, 16, ...Array.from({ length: 40 }, (_, i) => 36 + 10 * i)];

/** Where the arcs that leave the window end: near their spans, the tips clear of each other. */
export function tipPlaces(
  strands: readonly Strand[],
  anchors: ReadonlyMap<Lane, readonly number[]>,
  heights: ReadonlyMap<Lane, number>,
  frame: Frame,
): Map<Strand, number> {
  const taken = new Map<Line, Place[]>();
  const places = new Map<Strand, number>();
  for (const strand of strands) {
    if (strand.kind !== "stub") continue;
    const [lane] = strand.lanes;
    const [x] = anchors.get(lane)!;
    const y = heights.get(lane)!;
    const others = taken.get(lane.line) ?? [];
    const place = tipPlace({ x, y }, strand, others, frame);
    places.set(strand, place);
    others.push({ x: place, y });
    taken.set(lane.line, others);
  }
  return places;
}

/** Towards the side on which the arc would leave; away from it where the text ends too soon. */
function tipPlace(
  { x, y }: Place,
  { side }: Strand,
  others: readonly Place[],
  { left, right }: Frame,
): number {
  const outwards = side === "left" ? -1 : 1;
  let crowded: number | null = null;
  for (const way of [outwards, -outwards])
    for (const length of LENGTHS) {
      const tip = { x: x + way * length, y };
      if (tip.x < left + TIP_SIZE / 2 || tip.x > right - TIP_SIZE / 2) continue;
      if (others.every((other) => isClear(tip, other))) return tip.x;
      crowded ??= tip.x;
    }
  return crowded ?? x + outwards * LENGTHS[0];
}

const isClear = (a: Place, b: Place): boolean =>
  Math.abs(a.x - b.x) >= TIP_SIZE || Math.abs(a.y - b.y) >= TIP_SIZE;
