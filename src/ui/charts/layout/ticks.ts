/** More marks than these are never made, whatever is asked. */
const MOST = 50;

/** The marks of an axis, and how many digits after the point tell them apart. */
export interface Ticks {
  readonly values: readonly number[];
  readonly digits: number;
}

/**
 * Round values from `from` to `to`, about `count` of them, a step of 1, 2 or 5 apart. What is no
 * range has a mark in its middle alone.
 */
export function niceTicks(
  from: number,
  to: number,
  count: number,
  { whole = false }: { readonly whole?: boolean } = {},
): Ticks {
  const size = to - from;
  if (!(size > 0) || !Number.isFinite(size)) {
    return { values: Number.isFinite(from) ? [from] : [], digits: whole ? 0 : 2 };
  }
  const step = niceStep(size / Math.max(1, Math.min(count, MOST)), whole);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const values = Array.from({ length: Math.min(MOST, last - first + 1) }, (_, i) =>
    rounded((first + i) * step, step),
  );
  return { values, digits: digitsOf(step) };
}

/** The least round step that is no smaller. */
function niceStep(least: number, whole: boolean): number {
  const ten = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((of) => of * ten).find((one) => one >= least * (1 - 1e-9));
  return Math.max(step ?? 10 * ten, whole ? 1 : 0);
}

const digitsOf = (step: number): number =>
  Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));

/** Without what binary fractions add; and no -0. */
const rounded = (value: number, step: number): number =>
  step >= 1 ? Math.round(value) + 0 : Number(value.toFixed(digitsOf(step) + 1)) + 0;
