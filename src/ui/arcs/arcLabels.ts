import type { ArcDrawing, ArcEnds, Frame } from "./arcPaths.ts";
import type { Point } from "./roundedPath.ts";

const LABEL_HEIGHT = 11;
const MARGIN = 4;

interface Taken {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A place for each label on the longest level piece of its arc, clear of the other labels. */
export function placeArcLabels(
  arcs: readonly ArcEnds[],
  pointsOf: ReadonlyMap<string, readonly Point[]>,
  frame: Frame,
): Map<string, ArcDrawing["label"]> {
  const taken: Taken[] = [];
  const labels = new Map<string, ArcDrawing["label"]>();
  const pieces = arcs.map((arc) => ({ arc, piece: levelPiece(pointsOf.get(arc.id)!) }));
  pieces.sort((a, b) => a.piece.to - a.piece.from - (b.piece.to - b.piece.from));
  for (const { arc, piece } of pieces) {
    const width = arc.labelWidth;
    const places = candidates(piece, width).map((x) => inside(x, width, frame));
    const x = places.find((place) => isClear({ x: place, y: piece.y, width }, taken));
    labels.set(arc.id, { x: x ?? places[0], y: piece.y, free: x !== undefined });
    if (x !== undefined) taken.push({ x, y: piece.y, width });
  }
  return labels;
}

/** The longest horizontal piece of an arc. */
function levelPiece(points: readonly Point[]): { from: number; to: number; y: number } {
  let best = { from: points[0][0], to: points[0][0], y: points[1][1] };
  for (let i = 1; i < points.length; i++) {
    const [[a, y], [b, otherY]] = [points[i - 1], points[i]];
    if (y === otherY && Math.abs(a - b) > best.to - best.from)
      best = { from: Math.min(a, b), to: Math.max(a, b), y };
  }
  return best;
}

/** The middle first, then outwards as long as the label stays on its piece. */
function candidates({ from, to }: { from: number; to: number }, width: number): number[] {
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
