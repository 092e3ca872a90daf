import type { ArcEnds, Box, Frame } from "./arcLayout.ts";

/** Where an arc touches a span: a place on the top edge of one of its boxes. */
export interface Anchor {
  readonly x: number;
  readonly top: number;
  readonly line: number;
}

/** The way of an arc: within one line (no side), or around the text on one side. */
export interface Route {
  readonly id: string;
  readonly head: Anchor;
  readonly tail: Anchor;
  readonly side: "left" | "right" | null;
}

interface Chosen {
  readonly id: string;
  readonly head: Box;
  readonly tail: Box;
}

/** Pixels between two arcs of one span, and from an arc to the side of its span. */
const ANCHOR_GAP = 9;
const ANCHOR_INSET = 2;

/** Chooses the boxes that each arc joins, its side, and its place among the arcs of a span. */
export function arcRoutes(arcs: readonly ArcEnds[], frame: Frame): Route[] {
  const lineOf = linesOf(arcs);
  const chosen = arcs.map(({ id, head, tail }) => ({ id, ...nearestBoxes(head, tail) }));
  const ends = chosen.flatMap((arc) => bothEnds(arc, lineOf, frame));
  const places = anchorPlaces(ends);
  return chosen.map(({ id, head, tail }) => ({
    id,
    head: { x: places.get(`${id} head`)!, top: head.top, line: lineOf(head) },
    tail: { x: places.get(`${id} tail`)!, top: tail.top, line: lineOf(tail) },
    side: lineOf(head) === lineOf(tail) ? null : sideOf(head, tail, frame),
  }));
}

const middle = (box: Box): number => (box.left + box.right) / 2;

/** Numbers the lines: boxes whose tops differ by less than half their height share one. */
function linesOf(arcs: readonly ArcEnds[]): (box: Box) => number {
  const tops: number[] = [];
  const boxes = arcs.flatMap(({ head, tail }) => [...head, ...tail]);
  for (const { top, bottom } of [...boxes].sort((a, b) => a.top - b.top))
    if (tops.length === 0 || top - tops[tops.length - 1] > (bottom - top) / 2) tops.push(top);
  return (box) => tops.findLastIndex((top) => top <= box.top);
}

/** The two boxes that lie closest, a line counting more than any distance within it. */
function nearestBoxes(heads: readonly Box[], tails: readonly Box[]): { head: Box; tail: Box } {
  const far = (head: Box, tail: Box) =>
    Math.abs(head.top - tail.top) * 1000 + Math.abs(middle(head) - middle(tail));
  let best = { head: heads[0], tail: tails[0] };
  for (const head of heads)
    for (const tail of tails)
      if (far(head, tail) < far(best.head, best.tail)) best = { head, tail };
  return best;
}

/** The side on which the way around is shorter. */
function sideOf(head: Box, tail: Box, frame: Frame): "left" | "right" {
  const sum = middle(head) + middle(tail);
  return sum - 2 * frame.left <= 2 * frame.right - sum ? "left" : "right";
}

interface End {
  readonly key: string;
  readonly box: Box;
  /** Signed length of the way from here: negative to the left. */
  readonly reach: number;
}

function bothEnds({ id, head, tail }: Chosen, lineOf: (box: Box) => number, frame: Frame): End[] {
  const around = lineOf(head) !== lineOf(tail);
  const away = sideOf(head, tail, frame) === "left" ? -1e6 : 1e6;
  const reach = (from: Box, to: Box) => (around ? away : middle(to) - middle(from));
  return [
    { key: `${id} head`, box: head, reach: reach(head, tail) },
    { key: `${id} tail`, box: tail, reach: reach(tail, head) },
  ];
}

/**
 * Spreads the arcs of one box over its top edge in an order in which they do not cross: those that
 * go left first, near before far; then those that go right, far before near.
 */
function anchorPlaces(ends: readonly End[]): Map<string, number> {
  const places = new Map<string, number>();
  const groups = new Map<string, End[]>();
  for (const end of ends) {
    const key = `${end.box.left} ${end.box.right} ${end.box.top}`;
    groups.set(key, [...(groups.get(key) ?? []), end]);
  }
  for (const group of groups.values()) {
    const { left, right } = group[0].box;
    const order = [...group].sort(
      (a, b) => Math.sign(a.reach) - Math.sign(b.reach) || Math.abs(a.reach) - Math.abs(b.reach),
    );
    const toLeft = order.filter(({ reach }) => reach < 0);
    const toRight = order.filter(({ reach }) => reach >= 0).reverse();
    const step = Math.min(
      ANCHOR_GAP,
      Math.max(0, right - left - 2 * ANCHOR_INSET) / Math.max(1, order.length - 1),
    );
    for (const [i, { key }] of [...toLeft, ...toRight].entries())
      places.set(key, (left + right) / 2 + (i - (order.length - 1) / 2) * step);
  }
  return places;
}
