import { FARTHEST, LABEL_HEIGHT, LABEL_MARGIN, nearestRow } from "./labelRows.ts";
import type { Line } from "./linesOf.ts";
import type { Point } from "./roundedPath.ts";
import type { ArcLabel, Frame, Heading } from "./scene.ts";
import { tailEnd } from "./strandArrow.ts";
import type { Strand } from "./strandsOf.ts";
import { TIP_SIZE } from "./tipPlaces.ts";

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

/** A strand with the level pieces that may carry its label, the longest first. */
interface Labelled {
  readonly strand: Strand;
  readonly pieces: readonly Piece[];
}

/** How wide a line is shared among labels: one below the other, or in so many columns. */
const COLUMNS = [1, 2, 3, 4];

/**
 * Where labels are tried: on their pieces; then the shortest forms, beyond the ends too; then those
 * in rows that lie close, each over its line but not in the middle of it; then farther beyond.
 */
const REACHES = ["piece", "beyond", "rows", "far"] as const;
type Reach = (typeof REACHES)[number];

/**
 * A place for each label, clear of other labels and of tips: on the longest level piece of its arc,
 * or beside the tip of one that leaves the window; else half beyond the end of the piece, or on the
 * arc's other line. On each line the way to share it is chosen that leaves the fewest without one.
 */
export function placeLabels(traced: readonly Traced[], frame: Frame): Map<Strand, ArcLabel> {
  const taken = new Map<Line, readonly Taken[]>();
  const lines = new Map<Line, Labelled[]>();
  for (const { strand, points } of traced) {
    const pieces = piecesOf(strand, points, frame);
    const [{ line, end, y }] = pieces;
    lines.set(line, [...(lines.get(line) ?? []), { strand, pieces }]);
    if (strand.kind !== "stub") continue;
    const tip = { x: end, y, width: TIP_SIZE - LABEL_MARGIN, height: TIP_SIZE };
    taken.set(line, [...(taken.get(line) ?? []), tip]);
  }
  const labels = new Map<Strand, ArcLabel>();
  for (const [line, members] of lines) {
    const { places, taken: now } = bestShared(members, taken.get(line) ?? [], frame);
    for (const [strand, label] of places) labels.set(strand, label);
    taken.set(line, now);
  }
  for (const { strand, pieces } of [...lines.values()].flat()) {
    const [piece, other] = pieces;
    const isPlaced = labels.has(strand);
    const place =
      isPlaced || !other ? null : placed(strand, other, taken.get(other.line) ?? [], 0.5, frame);
    if (place && other) {
      labels.set(strand, place.label);
      taken.set(other.line, [...(taken.get(other.line) ?? []), place.taken]);
    } else if (!isPlaced) labels.set(strand, hidden(strand, piece, frame));
  }
  return labels;
}

interface Shared {
  readonly places: ReadonlyMap<Strand, ArcLabel>;
  readonly taken: readonly Taken[];
}

/** Tries all ways to share a line, until one leaves no label without a place. */
function bestShared(members: readonly Labelled[], tips: readonly Taken[], frame: Frame): Shared {
  // Short pieces first: they have the fewest places.
  const order = [...members].sort((a, b) => length(a.pieces[0]) - length(b.pieces[0]));
  let best: Shared = { places: new Map(), taken: tips };
  for (const reach of REACHES)
    for (const columns of COLUMNS) {
      const shared = share(order, tips, columns, frame, reach);
      if (shared.places.size > best.places.size) best = shared;
      if (best.places.size === members.length) return best;
    }
  return best;
}

/** Gives each label a place near the column that its level is for. */
function share(
  order: readonly Labelled[],
  tips: readonly Taken[],
  columns: number,
  frame: Frame,
  reach: Reach,
): Shared {
  const heights = [...new Set(order.map(({ pieces: [{ y }] }) => y))].sort((a, b) => b - a);
  const taken = [...tips];
  const places = new Map<Strand, ArcLabel>();
  for (const { strand, pieces } of order) {
    const [{ line, y, ...piece }] = pieces;
    const column = heights.indexOf(y) % columns;
    const share = columns === 1 ? 0.5 : column / (columns - 1);
    const isInRow = (reach === "rows" || reach === "far") && strand.kind !== "stub";
    const at = isInRow ? line.top - nearestRow(line.top - y, frame.zone) : y;
    const place = placed(strand, { ...piece, line, y: at }, taken, share, frame, reach);
    if (!place) continue;
    places.set(strand, place.label);
    taken.push(place.taken);
  }
  return { places, taken };
}

/** Where the label goes when it has no place: in the middle of its piece, while the arc stands out. */
function hidden(strand: Strand, piece: Piece, frame: Frame): ArcLabel {
  const widths = widthsOf(strand);
  const form = widths.length - 1;
  const x = inside((piece.start + piece.end) / 2, widths[form], frame);
  return { x, y: piece.y, form, free: false, points: heading(strand, piece) };
}

/** A free place for a label on a piece, in the longest form that has one. */
function placed(
  strand: Strand,
  piece: Piece,
  taken: readonly Taken[],
  share: number,
  frame: Frame,
  reach: Reach = "piece",
): { readonly label: ArcLabel; readonly taken: Taken } | null {
  const widths = widthsOf(strand);
  const isStub = strand.kind === "stub";
  const on = (width: number) =>
    isStub ? besides(piece, width, frame) : along(piece, width, share, frame);
  const over = (width: number) => (isStub ? [] : across(piece, width, share, frame));
  const far = (width: number) =>
    isStub ? on(width) : beyond(piece, width, share, frame, reach === "far" ? FARTHEST : 1);
  const least = widths.length - 1;
  for (const places of reach === "piece" ? [on, over] : [far])
    for (const [form, width] of widths.entries()) {
      if (places === far && form < least) continue;
      const xs = places(width);
      const free = xs.find((x) => isClear({ x, y: piece.y, width, height: LABEL_HEIGHT }, taken));
      if (free === undefined) continue;
      const label = { x: free, y: piece.y, form, free: true, points: heading(strand, piece) };
      return { label, taken: { x: free, y: piece.y, width, height: LABEL_HEIGHT } };
    }
  return null;
}

/** The label of a bundle is its count. */
export const widthsOf = ({ arcs }: Strand): readonly number[] =>
  arcs.length > 1 ? [10 + 7 * `${arcs.length}`.length] : arcs[0].labelWidths;

const length = ({ start, end }: Piece): number => Math.abs(end - start);

/** The level pieces over the text, the longest first. */
function piecesOf({ lanes }: Strand, points: readonly Point[], frame: Frame): Piece[] {
  const within = (x: number) => Math.max(frame.left, Math.min(frame.right, x));
  const pieces = lanes.map((lane, i): Piece => {
    const [[start, y], [end]] = [points[1 + 2 * i], points[2 + 2 * i]];
    return { line: lane.line, start: within(start), end: within(end), y };
  });
  return pieces.sort((a, b) => length(b) - length(a));
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

/** Pixels from one place that is tried to the next. */
const TRIED = 5;

/** On the piece, the nearest to the wanted place first. */
function along({ start, end }: Piece, width: number, share: number, frame: Frame): number[] {
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const [first, last] = [left + width / 2 + LABEL_MARGIN, right - width / 2 - LABEL_MARGIN];
  if (first > last) return [];
  return nearTo(first + share * (last - first), first, last).map((x) => inside(x, width, frame));
}

/** With a half beyond one of the ends of the piece, the nearest to the wanted place first. */
function across({ start, end }: Piece, width: number, share: number, frame: Frame): number[] {
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const xs = nearTo(left + share * (right - left), left - width / 2, right + width / 2);
  return xs.map((x) => inside(x, width, frame));
}

/** Beyond the ends by so many widths, as far as the column goes. */
function beyond(
  { start, end }: Piece,
  width: number,
  share: number,
  frame: Frame,
  widths: number,
): number[] {
  const first = Math.max(frame.left, Math.min(start, end) - widths * width) + width / 2;
  const last = Math.min(frame.right, Math.max(start, end) + widths * width) - width / 2;
  return nearTo(first + share * (last - first), first, last);
}

function nearTo(wanted: number, first: number, last: number): number[] {
  const xs = [wanted];
  for (let by = TRIED; wanted - by >= first || wanted + by <= last; by += TRIED) {
    if (wanted - by >= first) xs.push(wanted - by);
    if (wanted + by <= last) xs.push(wanted + by);
  }
  return xs;
}

/** Beyond the tip, or on the other side of the span's end. */
function besides({ start, end }: Piece, width: number, frame: Frame): number[] {
  const outwards = Math.sign(end - start);
  const beyond = end + outwards * ((TIP_SIZE + width) / 2 + LABEL_MARGIN);
  const behind = start - outwards * (width / 2 + LABEL_MARGIN);
  return [beyond, behind].filter((x) => inside(x, width, frame) === x);
}

const inside = (x: number, width: number, { left, right }: Frame): number =>
  Math.max(left + width / 2, Math.min(right - width / 2, x));

const isClear = (label: Taken, taken: readonly Taken[]): boolean =>
  taken.every(
    (other) =>
      Math.abs(other.y - label.y) >= (other.height + label.height) / 2 ||
      Math.abs(other.x - label.x) >= (other.width + label.width) / 2 + LABEL_MARGIN,
  );
