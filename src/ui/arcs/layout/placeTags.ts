/** A type tag under a line: where its span starts, and how wide the tag is. */
export interface TagBox {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const GAP = 3;

/** How far each tag moves to the right so that those of one line do not overlap. */
export function placeTags(tags: readonly TagBox[], right: number): Map<string, number> {
  const shifts = new Map<string, number>();
  const order = [...tags].sort((a, b) => a.top - b.top || a.left - b.left);
  let line = Number.NaN;
  let free = 0;
  for (const { id, left, top, width } of order) {
    if (!(Math.abs(top - line) < 8)) free = Number.NEGATIVE_INFINITY;
    line = top;
    const x = Math.max(Math.min(left, right - width), free);
    shifts.set(id, Math.round(x - left));
    free = x + width + GAP;
  }
  return shifts;
}
