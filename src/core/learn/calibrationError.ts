import { seededRandom } from "./random.ts";

/** A suggestion with its score, and whether it is right. */
export interface JudgedScore {
  /** Which of the sentences. */
  readonly sentence: number;
  readonly score: number;
  readonly isRight: boolean;
}

/** What was suggested with scores of one stretch. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly right: number;
  /** Mean score; the middle of the stretch where there is none. */
  readonly score: number;
}

/** Stretches of equal width, as calibration errors are usually told. */
export const BINS = 10;

/** Which of so many equal stretches a score lies in. */
const binOf = (score: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(score * BINS)));

/** Suggestions by their scores: how many of each stretch are right. */
export function reliabilityBins(judged: readonly JudgedScore[]): ReliabilityBin[] {
  const { counts, right, sums } = sumsOf(judged);
  return counts.map((count, i) => ({
    from: i / BINS,
    to: (i + 1) / BINS,
    count,
    right: right[i],
    score: count === 0 ? (i + 0.5) / BINS : sums[i] / count,
  }));
}

/**
 * The expected calibration error: how far scores are from the share that is right, on average over
 * suggestions, stretch by stretch (Naeini and others 2015). 0 to 1; null without suggestions.
 */
export function calibrationError(judged: readonly JudgedScore[]): number | null {
  return judged.length === 0 ? null : errorOf(sumsOf(judged));
}

interface Sums {
  readonly counts: number[];
  readonly right: number[];
  readonly sums: number[];
}

function sumsOf(judged: readonly JudgedScore[]): Sums {
  const sums = emptySums();
  for (const one of judged) add(sums, one.score, one.isRight);
  return sums;
}

const emptySums = (): Sums => ({
  counts: Array<number>(BINS).fill(0),
  right: Array<number>(BINS).fill(0),
  sums: Array<number>(BINS).fill(0),
});

function add({ counts, right, sums }: Sums, score: number, isRight: boolean): void {
  const bin = binOf(score);
  counts[bin]++;
  sums[bin] += score;
  if (isRight) right[bin]++;
}

function errorOf({ counts, right, sums }: Sums): number {
  const all = counts.reduce((a, b) => a + b, 0);
  return all === 0 ? 0 : counts.reduce((e, _, i) => e + Math.abs(right[i] - sums[i]), 0) / all;
}

/** A calibration error and what it is worth. */
export interface ErrorEstimate {
  readonly error: number;
  /** 95 % of the errors when whole sentences are drawn again and again. */
  readonly low: number;
  readonly high: number;
  /** What so few suggestions would show even if every score were exactly true, on average. */
  readonly byChance: number;
}

const RESAMPLES = 1000;

/** The error with its interval; null without suggestions. The same seed gives the same numbers. */
export function estimateError(judged: readonly JudgedScore[], seed = 1): ErrorEstimate | null {
  const error = calibrationError(judged);
  if (error === null) return null;
  const bySentence = new Map<number, JudgedScore[]>();
  for (const one of judged) {
    const own = bySentence.get(one.sentence);
    if (own) own.push(one);
    else bySentence.set(one.sentence, [one]);
  }
  const groups = [...bySentence.values()];
  const random = seededRandom(seed, 0xca11);
  const errors = Array.from({ length: RESAMPLES }, () => {
    const sums = emptySums();
    for (let i = 0; i < groups.length; i++)
      for (const one of groups[Math.floor(random() * groups.length)])
        add(sums, one.score, one.isRight);
    return errorOf(sums);
  }).sort((a, b) => a - b);
  let chance = 0;
  for (let round = 0; round < RESAMPLES / 5; round++) {
    const sums = emptySums();
    for (const { score } of judged) add(sums, score, random() < score);
    chance += errorOf(sums);
  }
  return {
    error,
    low: errors[Math.floor(0.025 * RESAMPLES)],
    high: errors[Math.ceil(0.975 * RESAMPLES) - 1],
    byChance: chance / (RESAMPLES / 5),
  };
}
