import type { Measure } from "../../core/learn/tally.ts";

/** What figures are called. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  precision: "Precision",
  recall: "Recall",
  f1: "F1",
};
