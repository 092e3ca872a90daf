import type { Frame } from "./scene.ts";
import { skylineLevels } from "./skylineLevels.ts";
import type { Lane, Side, Strand } from "./strandsOf.ts";

/** Pixels from the text to the first rail, and from rail to rail, while there is room. */
const FIRST = 5;
const STEP = 6;
/** Pixels between two arcs on one rail. */
const GAP = 4;

/** The x of the rail of each strand that goes across lines: short ones next to the text. */
export function railPlaces(
  strands: readonly Strand[],
  heights: ReadonlyMap<Lane, number>,
  frame: Frame,
): Map<Strand, number> {
  const across = strands.filter(({ kind }) => kind === "across");
  return new Map([
    ...sideRails(across, heights, "left", frame.left, -frame.gutterLeft),
    ...sideRails(across, heights, "right", frame.right, frame.gutterRight),
  ]);
}

function sideRails(
  across: readonly Strand[],
  heights: ReadonlyMap<Lane, number>,
  side: Side,
  edge: number,
  gutter: number,
): [Strand, number][] {
  const strands = across.filter((strand) => strand.side === side);
  const levels = skylineLevels(
    strands.map(({ lanes: [a, b] }) => {
      const [y, other] = [heights.get(a)!, heights.get(b)!];
      return { from: Math.min(y, other), to: Math.max(y, other) + GAP };
    }),
  );
  const room = Math.abs(gutter);
  const first = Math.min(FIRST, room / 2);
  const step = Math.min(STEP, (room - first) / Math.max(1, ...levels));
  return strands.map((strand, i) => [
    strand,
    edge + Math.sign(gutter) * (first + levels[i] * step),
  ]);
}
