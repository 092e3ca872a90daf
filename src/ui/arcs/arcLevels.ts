/** The stretch of a line (or of a side rail) that an arc covers. */
export interface Interval {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The lowest free level for each arc, short arcs first, so that no two arcs of one level overlap. */
export function arcLevels(arcs: readonly Interval[]): Map<string, number> {
  const levels: Interval[][] = [];
  const result = new Map<string, number>();
  const byLength = [...arcs].sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const arc of byLength) {
    const lowest = 1 + levels.findLastIndex((taken) => taken.some((t) => encloses(arc, t)));
    let level = lowest;
    while (level < levels.length && levels[level].some((t) => overlap(arc, t))) level++;
    if (level === levels.length) levels.push([]);
    levels[level].push(arc);
    result.set(arc.id, level);
  }
  return result;
}

const overlap = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

/** An arc never dives under one that it spans, even where a lower level is free. */
const encloses = (outer: Interval, inner: Interval): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;
