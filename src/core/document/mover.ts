import type { Hunk } from "./textDiff.ts";

/** How far a stretch of the old text moves; null when something in it changes. */
export function mover(hunks: readonly Hunk[]): (start: number, end: number) => number | null {
  const sums = [0];
  for (const { from, to, text } of hunks) sums.push(sums.at(-1)! + text.length - (to - from));
  return (start, end) => {
    const before = firstEndingAfter(hunks, start);
    const next = hunks[before];
    return next && next.from < end ? null : sums[before];
  };
}

/** Index of the first hunk that does not end at an offset or before it. */
function firstEndingAfter(hunks: readonly Hunk[], offset: number): number {
  let low = 0;
  let high = hunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hunks[middle].to <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
