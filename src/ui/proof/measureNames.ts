import type { Measure } from "../../core/learn/tally.ts";
import { t } from "../../language/words.ts";

/** What figures are called. */
export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  get precision() {
    return t("Precision");
  },
  get recall() {
    return t("Recall");
  },
  f1: "F1",
};
