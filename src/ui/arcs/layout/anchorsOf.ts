import type { Line } from "./linesOf.ts";
import type { Box } from "./scene.ts";
import type { Lane } from "./strandsOf.ts";
import { middle } from "./tiesOf.ts";

/** Pixels between two arcs of one span, between those of two spans that overlap, and to its side. */
const GAP = 9;
const GROUP_GAP = 7;
const INSET = 2;

/** An end of a lane. */
interface Pin {
  readonly lane: Lane;
  readonly index: 0 | 1;
  readonly box: Box;
  readonly middle: number;
  /** Spot in the order from left to right: the ranks, and within a rank the sizes. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly size: number;
}

/** The x of each lane's ends, in the order of its boxes. */
export function anchorsOf(lanes: readonly Lane[]): Map<Lane, number[]> {
  const anchors = new Map<Lane, number[]>();
  const lines = new Map<Line, Pin[]>();
  for (const lane of lanes) {
    anchors.set(lane, []);
    const known = lines.get(lane.line);
    if (known) known.push(...pinsOf(lane));
    else lines.set(lane.line, pinsOf(lane));
  }
  for (const pins of lines.values())
    for (const [{ lane, index }, x] of spreadPins(pins)) anchors.get(lane)![index] = x;
  return anchors;
}

/** The places of the pins of a line. */
function spreadPins(pins: Pin[]): [Pin, number][] {
  pins.sort((a, b) => byBox(a, b) || fromLeft(a, b));
  const places: [Pin, number][] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (let from = 0, to = 0; from < pins.length; from = to) {
    while (to < pins.length && byBox(pins[from], pins[to]) === 0) to++;
    const { start, step } = spread(pins[from], to - from, taken + GROUP_GAP);
    for (let i = from; i < to; i++) places.push([pins[i], start + (i - from) * step]);
    taken = start + (to - from - 1) * step;
  }
  return places;
}

/** Spans around or across others make way as far as they reach. */
function spread({ box, middle }: Pin, count: number, clear: number) {
  const room = Math.max(0, box.right - box.left - 2 * INSET);
  const step = Math.min(GAP, room / Math.max(1, count - 1));
  const width = step * (count - 1);
  const start = Math.max(middle - width / 2, Math.min(clear, box.right - INSET - width));
  return { start, step };
}

/** From left to right, narrow boxes first; zero for boxes that are the same. */
const byBox = (a: Pin, b: Pin): number => a.middle - b.middle || b.box.left - a.box.left;

/**
 * Arcs of one box do not cross when from left to right come: those that end to the left, near before
 * far; those that leave the line, which run above all others, to the left and to the right; and
 * those that end to the right, far before near.
 */
function pinsOf(lane: Lane): Pin[] {
  const [box, other] = lane.boxes;
  const at = middle(box);
  if (!other) {
    const { direction, side } = lane.leaving!;
    const size = direction === "below" ? 0 : 1;
    return [{ lane, index: 0, box, middle: at, rank: side === "left" ? 1 : 2, size }];
  }
  const otherAt = middle(other);
  const size = Math.abs(otherAt - at);
  const [rank, otherRank] = otherAt < at ? ([0, 3] as const) : ([3, 0] as const);
  return [
    { lane, index: 0, box, middle: at, rank, size },
    { lane, index: 1, box: other, middle: otherAt, rank: otherRank, size },
  ];
}

function fromLeft(a: Pin, b: Pin): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const inward = a.size - b.size || (a.lane.key < b.lane.key ? -1 : 1);
  return a.rank < 2 ? inward : -inward;
}
