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

/** More arcs of one way than this are one bundle. */
const MANY = 4;

/**
 * Puts parallel arcs, and the ends of one span's arcs out of the window, into bundles if they are
 * many. Many arcs that leave a line from one span in one direction share a lane, in a bundle or not:
 * so the levels depend neither on where the window is nor on what is pointed at.
 */
export function strandsOf(scene: Scene): Strand[] {
  const ties = tiesOf(scene);
  const crowded = crowdedWays(ties);
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
function crowdedWays(ties: readonly Tie[]): Set<string> {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { ends, way } of ties) {
    if (ends.length === 2) add(way);
    for (const { leaves, trunk } of ends) if (leaves) add(trunk);
  }
  const crowded = new Set<string>();
  for (const [way, count] of counts) if (count > MANY) crowded.add(way);
  return crowded;
}

/** The side on which the way around is shorter. */
function nearerSide(ends: readonly End[], { left, right }: Frame): Side {
  let beyondMiddle = 0;
  for (const { box } of ends) beyondMiddle += middle(box) - (left + right) / 2;
  return beyondMiddle <= 0 ? "left" : "right";
}
