/** The rates rise over so much of a training. */
const WARM_UP = 0.1;

/** In so many updates of all the rates rise. */
export const warmUpOf = (steps: number, warmup = WARM_UP): number => Math.floor(warmup * steps);

/**
 * Factor of the rate at update `t` (from 0): linear warm-up over ⌊0.1 · steps⌋ updates, then linear
 * decay to 0. The first update has rate 0.
 */
export function scheduleFactor(t: number, steps: number, warmup = WARM_UP): number {
  const w = warmUpOf(steps, warmup);
  return t < w ? t / w : (steps - t) / (steps - w);
}
