import type { ArcEnds, ArcLabel, Frame } from "./arcLayout.ts";
import type { Point } from "./roundedPath.ts";

const LABEL_HEIGHT = 12;
const MARGIN = 4;

interface Taken {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/**
 * A place for each label on the longest level piece of its arc, clear of the other labels. The
 * long form of a label must fit on its piece, the last form need not.
 */
export function placeArcLabels(
  arcs: readonly ArcEnds[],
  pointsOf: ReadonlyMap<string, readonly Point[]>,
  frame: Frame,
): Map<string, ArcLabel> {
  const taken: Taken[] = [];
  const labels = new Map<string, ArcLabel>();
  const pieces = arcs.map((arc) => ({ arc, piece: levelPiece(pointsOf.get(arc.id)!) }));
  pieces.sort((a, b) => a.piece.to - a.piece.from - (b.piece.to - b.piece.from));
  for (const { arc, piece } of pieces) {
    const label = freePlace(arc.labelWidths, piece, taken, frame);
    labels.set(arc.id, label);
    if (label.free) taken.push({ ...label, width: arc.labelWidths[label.form] });
  }
  return labels;
}

function freePlace(
  widths: readonly number[],
  piece: Piece,
  taken: readonly Taken[],
  frame: Frame,
): ArcLabel {
  const last = widths.length - 1;
  for (const [form, width] of widths.entries()) {
    if (form < last && width + 2 * MARGIN > piece.to - piece.from) continue;
    for (const place of candidates(piece, width)) {
      const x = inside(place, width, frame);
      if (isClear({ x, y: piece.y, width }, taken)) return { x, y: piece.y, free: true, form };
    }
  }
  const x = inside((piece.from + piece.to) / 2, widths[last], frame);
  return { x, y: piece.y, free: false, form: last };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** The longest horizontal piece of an arc. */
function levelPiece(points: readonly Point[]): Piece {
  let best = { from: points[0][0], to: points[0][0], y: points[1][1] };
  for (let i = 1; i < points.length; i++) {
    const [[a, y], [b, otherY]] = [points[i - 1], points[i]];
    if (y === otherY && Math.abs(a - b) > best.to - best.from)
      best = { from: Math.min(a, b), to: Math.max(a, b), y };
  }
  return best;
}

/** The middle first, then outwards as long as the label stays on its piece. */
function candidates({ from, to }: Piece, width: number): number[] {
  const middle = (from + to) / 2;
  const room = Math.max(0, (to - from - width) / 2 - MARGIN);
  const steps = [0, 0.35, -0.35, 0.7, -0.7, 1, -1];
  return steps.map((share) => middle + share * room);
}

const inside = (x: number, width: number, { left, right }: Frame): number =>
  Math.max(left + width / 2, Math.min(right - width / 2, x));

const isClear = (label: Taken, taken: readonly Taken[]): boolean =>
  taken.every(
    (other) =>
      Math.abs(other.y - label.y) >= LABEL_HEIGHT ||
      Math.abs(other.x - label.x) >= (other.width + label.width) / 2 + MARGIN,
  );
