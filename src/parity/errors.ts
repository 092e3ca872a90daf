import type { NamedArray } from "../io/safetensors.ts";

/** The largest error of a group of numbers, and what it may be. */
export interface Group {
  readonly name: string;
  readonly error: number;
  readonly bound: number;
  /** The number with the largest error, for finding a fault. */
  readonly worst: string;
  readonly count: number;
}

export const holds = ({ error, bound }: Group): boolean => error <= bound;

/** Collects errors of a group; NaN counts as infinite. */
export function errorGroup(name: string, bound: number) {
  let [error, worst, count] = [0, "", 0];
  return {
    add(what: string, value: number): void {
      const size = Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value);
      count += 1;
      if (size > error || worst === "") [error, worst] = [size, what];
    },
    result: (): Group => ({ name, error, bound, worst, count }),
  };
}

/** max |a − b|; infinite when the sizes differ. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference <= largest)) largest = difference;
  }
  return Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest;
}

/** max |x|, at least `floor`. */
export function largest(x: ArrayLike<number>, floor = 0): number {
  let result = floor;
  for (let i = 0; i < x.length; i++) result = Math.max(result, Math.abs(x[i]));
  return result;
}

/** Euclidean norm. */
export function norm({ data }: NamedArray): number {
  let sum = 0;
  for (const x of data) sum += x * x;
  return Math.sqrt(sum);
}
