import type { Line } from "./linesOf.ts";
import type { Frame, Spot } from "./scene.ts";
import type { Lane, Strand } from "./strandsOf.ts";

/** The side of the square around a tip that a pointer can hit. */
export const TIP_SIZE = 24;
const TURN = 6;
/** Lengths of the level piece of an arc that leaves the window, the best first. */
const LENGTHS = [26, 16, 20, ...Array.from({ length: 100 }, (_, i) => 30 + 4 * i)];

/** How far down the tip turns. */
export const tipTurn = ({ leaving }: Lane): number =>
  leaving?.direction === "above" ? -TURN : TURN;

/** Where the arcs that leave the window end: near their spans, the tips clear of each other. */
export function tipPlaces(
  strands: readonly Strand[],
  anchors: ReadonlyMap<Lane, readonly number[]>,
  heights: ReadonlyMap<Lane, number>,
  frame: Frame,
): Map<Strand, number> {
  const taken = new Map<Line, Spot[]>();
  const places = new Map<Strand, number>();
  for (const strand of strands) {
    if (strand.kind !== "stub") continue;
    const [lane] = strand.lanes;
    const [x] = anchors.get(lane)!;
    const y = heights.get(lane)! + tipTurn(lane) / 2;
    const others = taken.get(lane.line) ?? [];
    const place = tipPlace({ x, y }, strand, others, frame);
    places.set(strand, place);
    others.push({ x: place, y });
    taken.set(lane.line, others);
  }
  return places;
}

/**
 * Towards the side on which the arc would leave; away from it where the text ends too soon. Where
 * all places are too near to others, the least near.
 */
function tipPlace(
  { x, y }: Spot,
  { side }: Strand,
  others: readonly Spot[],
  { left, right }: Frame,
): number {
  const outwards = side === "left" ? -1 : 1;
  let best = { x: x + outwards * LENGTHS[0], room: Number.NEGATIVE_INFINITY };
  for (const way of [outwards, -outwards])
    for (const length of LENGTHS) {
      const tip = { x: x + way * length, y };
      if (tip.x < left + TIP_SIZE / 2 || tip.x > right - TIP_SIZE / 2) continue;
      const room = Math.min(...others.map((other) => distance(tip, other)));
      if (room >= TIP_SIZE) return tip.x;
      if (room > best.room) best = { x: tip.x, room };
    }
  return best.x;
}

/** Of the middles of two squares, the least size at which they touch. */
const distance = (a: Spot, b: Spot): number => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
