/**
 * Factor of the rate at update `t` (from 0): linear warm-up over ⌊0.1 · steps⌋ updates, then linear
 * decay to 0. The first update has rate 0.
 */
export function scheduleFactor(t: number, steps: number, warmup = 0.1): number {
  const w = Math.floor(warmup * steps);
  return t < w ? t / w : (steps - t) / (steps - w);
}
