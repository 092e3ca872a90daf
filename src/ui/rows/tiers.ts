/** The stretch of text that a span covers. */
export interface Interval {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** The lowest free tier for each span, short ones first, so that no two of one tier overlap. */
export function tiersOf(spans: readonly Interval[]): Map<string, number> {
  const tiers: Interval[][] = [];
  const result = new Map<string, number>();
  const byLength = [...spans].sort((a, b) => a.to - a.from - (b.to - b.from));
  for (const span of byLength) {
    const lowest = 1 + tiers.findLastIndex((taken) => taken.some((t) => encloses(span, t)));
    let tier = lowest;
    while (tier < tiers.length && tiers[tier].some((t) => overlap(span, t))) tier++;
    if (tier === tiers.length) tiers.push([]);
    tiers[tier].push(span);
    result.set(span.id, tier);
  }
  return result;
}

const overlap = (a: Interval, b: Interval): boolean => a.from < b.to && b.from < a.to;

/** A span never lies inside one that it encloses, even where a lower tier is free. */
const encloses = (outer: Interval, inner: Interval): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;
