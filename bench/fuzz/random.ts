/** Random numbers from 0 to below 1, which a seed repeats. */
export type Random = () => number;

/** Mulberry32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** From 0 to below `n`. */
export const below = (random: Random, n: number): number => Math.floor(random() * n);

export const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)];
