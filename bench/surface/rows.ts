import type { SurfaceTimes } from "./measureSurface.ts";

/** A measurement of the text surface beside its bound. */
export interface SurfaceRow {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: string;
  readonly holds: boolean;
}

/** One row; the bound is the most that is allowed, or with `least` the least. */
export function row(
  [id, what, unit]: readonly [id: string, what: string, unit: string],
  value: number,
  bound: number,
  least = false,
): SurfaceRow {
  const holds = least ? value >= bound : value <= bound;
  const shown = `${least ? ">=" : "<="} ${bound}`;
  return { id, what, value: Number(value.toPrecision(4)), unit, bound: shown, holds };
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(share * all.length))];
}

const SMOOTH = 34;

/** The rows over the large document. */
export function surfaceRows({ reload, open, frames, keys, heap }: SurfaceTimes): SurfaceRow[] {
  const smooth = frames.filter((ms) => ms <= SMOOTH).length / frames.length;
  return [
    row(["open", "the large document from a press on its name to its spans", "ms"], open, 1000),
    row(["reload", "its spans after the page has loaded", "ms"], reload, 1000),
    row(["scroll", `frames of at most ${SMOOTH} ms while scrolling`, "%"], 100 * smooth, 95, true),
    row(["scroll-p95", "95 % of frames take at most", "ms"], quantile(frames, 0.95), SMOOTH),
    row(["edit", "key to paint of an edit, median", "ms"], quantile(keys, 0.5), 50),
    row(["heap", "JavaScript heap after all this", "MB"], heap, 300),
  ];
}

/** Rows as a table for people. */
export function surfaceTable(rows: readonly SurfaceRow[]): string {
  const lines = rows.map(({ id, what, value, unit, bound, holds }) =>
    [
      id.padEnd(14),
      `${value}`.padStart(8),
      unit.padEnd(8),
      bound.padEnd(8),
      holds ? "holds" : "FAILS",
      what,
    ].join(" "),
  );
  return `${lines.join("\n")}\n`;
}
