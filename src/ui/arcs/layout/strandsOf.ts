import { FARTHEST, LABEL_MARGIN, labelRows, lineRows } from "./labelRows.ts";
import type { Line } from "./linesOf.ts";
import type { Beyond, Box, Frame, Scene, SceneArc } from "./scene.ts";
import { type End, middle, type Tie, tiesOf } from "./tiesOf.ts";

export type Side = "left" | "right";

/**
 * What takes a level above a line, and a place on the top edge of each box it touches: of two boxes
 * when it stays on the line, of one when it leaves it.
 */
export interface Lane {
  readonly key: string;
  readonly line: Line;
  readonly boxes: readonly [Box] | readonly [Box, Box];
  readonly leaving: { readonly direction: Beyond; readonly side: Side } | null;
}

/** What is drawn as one: an arc, the visible end of one, or a bundle of either. */
export interface Strand {
  readonly kind: "within" | "across" | "stub";
  readonly arcs: readonly SceneArc[];
  /** The spans it touches, those of its first arc's head first. */
  readonly spans: readonly string[];
  /** One lane, or where it goes across lines one for each span. */
  readonly lanes: readonly Lane[];
  readonly side: Side;
}

/**
 * Puts parallel arcs, and the ends of one span's arcs out of the window, into bundles if they are
 * many. Many arcs that leave a line from one span in one direction share a lane, in a bundle or not:
 * so the levels depend neither on where the window is nor on what is pointed at.
 */
export function strandsOf(scene: Scene): Strand[] {
  const ties = tiesOf(scene);
  const crowded = crowdedWays(ties, scene.frame);
  const strands = new Map<string, Strand & { readonly arcs: SceneArc[] }>();
  const leavingLane = leavingLanes(crowded, scene.frame);
  for (const { arc, ends, way } of ties) {
    const key = crowded.has(way) && !scene.apart.has(arc.id) ? `\n${way}` : arc.id;
    const known = strands.get(key);
    if (known) {
      known.arcs.push(arc);
      continue;
    }
    const side = nearerSide(ends, scene.frame);
    const stays = ends.length === 2 && !ends[0].leaves;
    const lanes = stays ? [stayingLane(key, ends)] : ends.map((end) => leavingLane(arc, end, side));
    const kind = stays ? "within" : ends.length === 2 ? "across" : "stub";
    strands.set(key, { kind, arcs: [arc], spans: ends.map(({ span }) => span), lanes, side });
  }
  return [...strands.values()];
}

const stayingLane = (key: string, [head, tail]: readonly [End, End]): Lane => ({
  key,
  line: head.line,
  boxes: [head.box, tail.box],
  leaving: null,
});

/** Makes a lane for each end that leaves its line, but one for all of a crowded trunk. */
function leavingLanes(
  crowded: ReadonlySet<string>,
  frame: Frame,
): (arc: SceneArc, end: End, side: Side) => Lane {
  const trunks = new Map<string, Lane>();
  const lane = (key: string, { line, box, leaves }: End, side: Side): Lane => ({
    key,
    line,
    boxes: [box],
    leaving: { direction: leaves!, side },
  });
  return (arc, end, side) => {
    const { trunk, role } = end;
    if (!crowded.has(trunk)) return lane(`${arc.id}\n${role}`, end, side);
    if (!trunks.has(trunk)) trunks.set(trunk, lane(trunk, end, nearerSide([end], frame)));
    return trunks.get(trunk)!;
  };
}

/** Arcs apart count too: else pointing at one arc of a bundle might dissolve it. */
function crowdedWays(ties: readonly Tie[], frame: Frame): Set<string> {
  const ways = new Map<string, Tie[]>();
  const add = (key: string, tie: Tie) => {
    const known = ways.get(key);
    if (known) known.push(tie);
    else ways.set(key, [tie]);
  };
  for (const tie of ties) {
    if (tie.ends.length === 2) add(tie.way, tie);
    for (const { leaves, trunk } of tie.ends) if (leaves) add(trunk, tie);
  }
  const crowded = new Set<string>();
  for (const [way, members] of ways) {
    const room = way === members[0].way ? roomFor(members, frame) : trunkRoom(frame);
    if (members.length > room) crowded.add(way);
  }
  return crowded;
}

/** So many arcs of a way are not a bundle where there is room. */
const SEPARATE = 6;

/** How many arcs of a way can be told apart, each with its label. */
function roomFor([tie, ...others]: readonly Tie[], frame: Frame): number {
  const { zone } = frame;
  const [head, tail] = tie.ends;
  if (!tail) return trunkRoom(frame);
  // What leaves the line has its labels anywhere on it, and may come back elsewhere in the text.
  if (head.leaves) return Math.max(SEPARATE, trunkRoom(frame));
  const width = Math.max(...[tie, ...others].map(({ arc }) => arc.labelWidths.at(-1) ?? 0));
  const room = labelRoom(middle(head.box), middle(tail.box), width, frame);
  const columns = Math.max(1, Math.floor((room + LABEL_MARGIN) / (width + LABEL_MARGIN)));
  return Math.min(labelRows(zone) * columns, lineRows(zone));
}

/** How many arcs that leave a line from one span have a level each. */
const trunkRoom = ({ zone }: Frame): number => 2 * labelRows(zone);

/** From one end of a lane to the other, and beyond each as far as labels and the column go. */
function labelRoom(from: number, to: number, width: number, { left, right }: Frame): number {
  const first = Math.max(left, Math.min(from, to) - FARTHEST * width);
  return Math.min(right, Math.max(from, to) + FARTHEST * width) - first;
}

/** The side on which the way around is shorter. */
function nearerSide(ends: readonly End[], { left, right }: Frame): Side {
  let beyondMiddle = 0;
  for (const { box } of ends) beyondMiddle += middle(box) - (left + right) / 2;
  return beyondMiddle <= 0 ? "left" : "right";
}
