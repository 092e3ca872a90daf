import type { Kappa } from "../../core/agreement/kappa.ts";

/** F1 in per cent; in words where neither side has anything. */
export const f1Text = (value: number | null): string =>
  value === null ? "nothing to compare" : value.toFixed(1);

/** A kappa; in words where there is none. */
export const kappaText = ({ value }: Kappa): string =>
  value === null ? "not defined" : value.toFixed(3);
