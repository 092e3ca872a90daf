import { AXES, type Counts } from "../program/axes.ts";

/** Rows of each axis come in buckets of so many: a little longer batch needs no new memory. */
const BUCKETS: Counts = {
  tokens: 64,
  sentences: 4,
  blocks: 8,
  spans: 64,
  pairs: 64,
  ranges: 128,
  sums: 4,
  words: 64,
  usedWords: 1024,
};

/** The bucket that holds `counts`: at least one of each. */
export function bucketOf(counts: Counts): Counts {
  return mapped((axis) => Math.max(1, Math.ceil(counts[axis] / BUCKETS[axis])) * BUCKETS[axis]);
}

export const fits = (counts: Counts, capacity: Counts): boolean =>
  AXES.every((axis) => counts[axis] <= capacity[axis]);

/** The larger of each axis. */
export const larger = (a: Counts, b: Counts): Counts =>
  mapped((axis) => Math.max(a[axis], b[axis]));

const mapped = (value: (axis: (typeof AXES)[number]) => number): Counts =>
  Object.fromEntries(AXES.map((axis) => [axis, value(axis)])) as unknown as Counts;
