import { ABOVE, LOWEST } from "./labelRows.ts";
import type { Line } from "./linesOf.ts";
import type { Frame } from "./scene.ts";
import { skylineLevels } from "./skylineLevels.ts";
import type { Lane } from "./strandsOf.ts";
import { middle } from "./tiesOf.ts";

/** Pixels from the text to the lowest level, and from level to level, while there is room. */
const FIRST = 13;
const STEP = 13;

/** The y of each lane. */
export function laneHeights(
  lanes: readonly Lane[],
  anchors: ReadonlyMap<Lane, readonly number[]>,
  frame: Frame,
): Map<Lane, number> {
  const lines = new Map<Line, Lane[]>();
  for (const lane of lanes) {
    const known = lines.get(lane.line);
    if (known) known.push(lane);
    else lines.set(lane.line, [lane]);
  }
  const heights = new Map<Lane, number>();
  for (const [line, group] of lines) {
    const levels = lineLevels(group, anchors, frame);
    const { first, step } = spacing(1 + Math.max(...levels.values()), frame.zone);
    for (const [lane, level] of levels) heights.set(lane, line.top - first - level * step);
  }
  return heights;
}

/**
 * The level of each lane of one line. Those that leave the line have one each, above those that
 * stay: there they cross the fewest, and it does not matter to which side they go, which may change
 * when their other ends come into the window.
 */
export function lineLevels(
  lanes: readonly Lane[],
  anchors: ReadonlyMap<Lane, readonly number[]>,
  frame: Frame,
): Map<Lane, number> {
  const staying = lanes.filter(({ leaving }) => !leaving);
  const intervals = staying.map((lane) => {
    const [a, b] = anchors.get(lane)!;
    return { from: Math.min(a, b), to: Math.max(a, b) };
  });
  const levels = skylineLevels(intervals);
  const above = 1 + Math.max(-1, ...levels);
  const leaving = lanes.filter((lane) => lane.leaving).sort(outwards(frame));
  return new Map([
    ...staying.map((lane, i) => [lane, levels[i]] as const),
    ...leaving.map((lane, i) => [lane, above + i] as const),
  ]);
}

/** Short ways to the side run low; of one span's, those that go down run below those that go up. */
function outwards({ left, right }: Frame): (a: Lane, b: Lane) => number {
  const reach = ({ boxes: [box] }: Lane) => Math.min(middle(box) - left, right - middle(box));
  const up = (lane: Lane) => Number(lane.leaving!.direction === "above");
  return (a, b) =>
    reach(a) - reach(b) ||
    a.boxes[0].left - b.boxes[0].left ||
    up(a) - up(b) ||
    (a.key < b.key ? -1 : 1);
}

function spacing(levels: number, zone: number): { first: number; step: number } {
  const highest = Math.max(zone - ABOVE, Math.min(zone, LOWEST));
  if (FIRST + (levels - 1) * STEP <= highest) return { first: FIRST, step: STEP };
  const first = Math.min(levels === 1 ? FIRST : LOWEST, highest);
  return { first, step: Math.min(STEP, (highest - first) / Math.max(1, levels - 1)) };
}
