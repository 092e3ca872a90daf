import type { Line } from "./linesOf.ts";
import type { Point } from "./roundedPath.ts";
import type { ArcLabel, Frame, Heading } from "./scene.ts";
import { tailEnd } from "./strandArrow.ts";
import type { Strand } from "./strandsOf.ts";
import { TIP_SIZE } from "./tipPlaces.ts";

const HEIGHT = 12;
const MARGIN = 4;

/** A strand with its corners. */
export interface Traced {
  readonly strand: Strand;
  readonly points: readonly Point[];
}

interface Taken {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The level piece that a label belongs to, in the direction of the strand. */
interface Piece {
  readonly line: Line;
  readonly start: number;
  readonly end: number;
  readonly y: number;
}

/**
 * A place for each label, clear of other labels and of tips: on the longest level piece of its arc,
 * or beside the tip of one that leaves the window. The long form must fit on its piece, the last
 * need not.
 */
export function placeLabels(traced: readonly Traced[], frame: Frame): Map<Strand, ArcLabel> {
  const taken = new Map<Line, Taken[]>();
  for (const { strand } of traced) for (const { line } of strand.lanes) taken.set(line, []);
  const pieces = traced.map(({ strand, points }) => ({
    strand,
    piece: piece(strand, points, frame),
  }));
  for (const { strand, piece } of pieces)
    if (strand.kind === "stub")
      taken.get(piece.line)!.push({
        x: piece.end,
        y: piece.y,
        width: TIP_SIZE - MARGIN,
        height: TIP_SIZE,
      });
  pieces.sort((a, b) => length(a.piece) - length(b.piece));
  const labels = new Map<Strand, ArcLabel>();
  for (const { strand, piece } of pieces) {
    const widths = widthsOf(strand);
    const points = heading(strand, piece);
    const others = taken.get(piece.line)!;
    const place = freePlace(strand, widths, piece, others, frame);
    const form = place?.form ?? widths.length - 1;
    const x = place?.x ?? inside((piece.start + piece.end) / 2, widths[form], frame);
    labels.set(strand, { x, y: piece.y, form, free: place !== null, points });
    if (place) others.push({ x, y: piece.y, width: widths[form], height: HEIGHT });
  }
  return labels;
}

/** The label of a bundle is its count. */
const widthsOf = ({ arcs }: Strand): readonly number[] =>
  arcs.length > 1 ? [10 + 7 * `${arcs.length}`.length] : arcs[0].labelWidths;

const length = ({ start, end }: Piece): number => Math.abs(end - start);

/** The longest level piece over the text. */
function piece({ lanes }: Strand, points: readonly Point[], frame: Frame): Piece {
  const within = (x: number) => Math.max(frame.left, Math.min(frame.right, x));
  const [first, ...rest] = lanes.map((lane, i): Piece => {
    const [[start, y], [end]] = [points[1 + 2 * i], points[2 + 2 * i]];
    return { line: lane.line, start: within(start), end: within(end), y };
  });
  return rest.reduce((best, other) => (length(other) > length(best) ? other : best), first);
}

/** The way to the tail, where all arcs of the strand agree about it. */
function heading(strand: Strand, { start, end }: Piece): Heading | null {
  const { arcs, kind, lanes } = strand;
  const to = tailEnd(strand, arcs[0]);
  if (arcs.some((arc) => arc.symmetric || tailEnd(strand, arc) !== to)) return null;
  if (kind === "stub" && to === 1) return lanes[0].leaving!.direction === "above" ? "up" : "down";
  const rightwards = to === 1 ? end >= start : start >= end;
  return rightwards ? "right" : "left";
}

function freePlace(
  strand: Strand,
  widths: readonly number[],
  piece: Piece,
  taken: readonly Taken[],
  frame: Frame,
): { x: number; form: number } | null {
  const last = widths.length - 1;
  for (const [form, width] of widths.entries()) {
    if (strand.kind !== "stub" && form < last && width + 2 * MARGIN > length(piece)) continue;
    const xs = strand.kind === "stub" ? besides(piece, width, frame) : along(piece, width, frame);
    const free = xs.find((x) => isClear({ x, y: piece.y, width, height: HEIGHT }, taken));
    if (free !== undefined) return { x: free, form };
  }
  return null;
}

/** The middle first, then outwards as long as the label stays on its piece. */
function along({ start, end }: Piece, width: number, frame: Frame): number[] {
  const room = Math.max(0, (Math.abs(end - start) - width) / 2 - MARGIN);
  const steps = [0, 0.35, -0.35, 0.7, -0.7, 1, -1];
  return steps.map((share) => inside((start + end) / 2 + share * room, width, frame));
}

/** Beyond the tip, or on the other side of the span's end. */
function besides({ start, end }: Piece, width: number, frame: Frame): number[] {
  const outwards = Math.sign(end - start);
  const beyond = end + outwards * ((TIP_SIZE + width) / 2 + MARGIN);
  const behind = start - outwards * (width / 2 + MARGIN);
  return [beyond, behind].filter((x) => inside(x, width, frame) === x);
}

const inside = (x: number, width: number, { left, right }: Frame): number =>
  Math.max(left + width / 2, Math.min(right - width / 2, x));

const isClear = (label: Taken, taken: readonly Taken[]): boolean =>
  taken.every(
    (other) =>
      Math.abs(other.y - label.y) >= (other.height + label.height) / 2 ||
      Math.abs(other.x - label.x) >= (other.width + label.width) / 2 + MARGIN,
  );
