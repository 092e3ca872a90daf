/** A suggestion on a sentence that nobody trained on. */
interface Judged {
  readonly score: number;
  readonly isRight: boolean;
}

/** What there would be above a threshold. */
export interface AboveThreshold {
  readonly suggested: number;
  readonly right: number;
  /** How much there is to be found. */
  readonly gold: number;
}

/** Thresholds are whole per cents. */
const PERCENTS = Array.from({ length: 101 }, (_, percent) => percent / 100);

/** What of the suggestions has a score of at least the threshold. */
export function aboveThreshold(
  judged: readonly Judged[],
  gold: number,
  threshold: number,
): AboveThreshold {
  const kept = judged.filter(({ score }) => score >= threshold);
  return { suggested: kept.length, right: kept.filter(({ isRight }) => isRight).length, gold };
}

/** Shares of what is right among what is suggested, and of what is found; null of nothing. */
export function sharesOf({ suggested, right, gold }: AboveThreshold) {
  return {
    precision: suggested === 0 ? null : right / suggested,
    recall: gold === 0 ? null : right / gold,
    f1: suggested + gold === 0 ? null : (2 * right) / (suggested + gold),
  };
}

/** The least threshold, in whole per cents, of the best F1; null where nothing is right. */
export function bestF1(judged: readonly Judged[], gold: number): number | null {
  let best: { readonly threshold: number; readonly f1: number } | null = null;
  for (const threshold of PERCENTS) {
    const f1 = sharesOf(aboveThreshold(judged, gold, threshold)).f1 ?? 0;
    if (f1 > (best?.f1 ?? 0)) best = { threshold, f1 };
  }
  return best?.threshold ?? null;
}

/** The least threshold above which at least this share is right; null where there is none. */
export function forPrecision(judged: readonly Judged[], precision: number): number | null {
  const isEnough = (threshold: number) =>
    (sharesOf(aboveThreshold(judged, 0, threshold)).precision ?? 0) >= precision;
  return PERCENTS.find(isEnough) ?? null;
}

/** With fewer than these a share is told with how far off it may be. */
export const FEW = 30;

/** 95 % of where a share may lie of which so many were seen (Wilson 1927). */
export function shareInterval(right: number, of: number): readonly [low: number, high: number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = right / of;
  const middle = share + z ** 2 / (2 * of);
  const far = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  const by = 1 + z ** 2 / of;
  return [Math.max(0, (middle - far) / by), Math.min(1, (middle + far) / by)];
}
