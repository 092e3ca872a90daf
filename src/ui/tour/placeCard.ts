import type { WindowBox } from "../places/dom.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between the card and what it points at, and between the card and the window's edge. */
const GAP = 12;
const EDGE = 8;

/**
 * Where the card of the tour lies: beside what it points at, over as little as can be of that and of
 * what else is to be seen.
 *
 * @param anchor what it points at; null: nothing that is drawn
 * @param avoided what has the focus, and what is open over the text
 * @returns its left upper corner in the window
 */
export function placeCard(
  anchor: WindowBox | null,
  card: Size,
  window: Size,
  avoided: readonly WindowBox[] = [],
): { left: number; top: number } {
  const right = window.width - card.width - EDGE;
  const bottom = window.height - card.height - EDGE;
  const inWindow = (left: number, top: number) => ({
    left: Math.max(EDGE, Math.min(right, left)),
    top: Math.max(EDGE, Math.min(bottom, top)),
  });
  const corners = [
    inWindow(right, bottom),
    inWindow(EDGE, bottom),
    inWindow(right, EDGE),
    inWindow(EDGE, EDGE),
  ];
  const places = anchor
    ? [...beside(anchor, card).map(([x, y]) => inWindow(x, y)), ...corners]
    : corners;
  const covered = ({ left, top }: { left: number; top: number }) => {
    const box = { left, top, ...card };
    const others = avoided.reduce((sum, one) => sum + overlap(box, one), 0);
    return others + (anchor ? overlap(box, anchor) : 0);
  };
  return places.reduce((best, place) => (covered(place) < covered(best) ? place : best));
}

/** Below, above, after and before it. */
const beside = ({ left, top, width, height }: WindowBox, card: Size) =>
  [
    [left, top + height + GAP],
    [left, top - card.height - GAP],
    [left + width + GAP, top],
    [left - card.width - GAP, top],
  ] as const;

/** Square pixels. */
function overlap(a: WindowBox, b: WindowBox): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}
