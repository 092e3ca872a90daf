/** The stretch of text that a span covers. */
export interface Interval {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The lowest free lane for each span, short ones first, so that no two of one lane overlap. */
export function lanesOf(spans: readonly Interval[]): Map<string, number> {
  const lanes: Interval[][] = [];
  const result = new Map<string, number>();
  const byLength = [...spans].sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const span of byLength) {
    const lowest = 1 + lanes.findLastIndex((taken) => taken.some((t) => encloses(span, t)));
    let lane = lowest;
    while (lane < lanes.length && lanes[lane].some((t) => overlap(span, t))) lane++;
    if (lane === lanes.length) lanes.push([]);
    lanes[lane].push(span);
    result.set(span.id, lane);
  }
  return result;
}

const overlap = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

/** A span never lies inside one that it encloses, even where a lower lane is free. */
const encloses = (outer: Interval, inner: Interval): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;
