/** The stretch of a line (or of a side rail) that an arc covers. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * The lowest free level for each interval, short ones first, so that no two of one level overlap
 * and none dives under one that it spans (brat's skyline).
 */
export function skylineLevels(intervals: readonly Interval[]): number[] {
  const levels: Interval[][] = [];
  const result: number[] = [];
  const order = intervals.map((_, i) => i);
  order.sort((i, j) => length(intervals[i]) - length(intervals[j]) || i - j);
  for (const i of order) {
    const it = intervals[i];
    let level = 1 + levels.findLastIndex((taken) => taken.some((other) => encloses(it, other)));
    while (level < levels.length && levels[level].some((other) => overlap(it, other))) level++;
    if (level === levels.length) levels.push([]);
    levels[level].push(it);
    result[i] = level;
  }
  return result;
}

const length = ({ from, to }: Interval): number => to - from;

const overlap = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

const encloses = (outer: Interval, inner: Interval): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;
