import type { Kappa } from "../../core/agreement/kappa.ts";
import { shownFixed } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";

/** F1 in per cent; in words where neither side has anything. */
export const f1Text = (value: number | null): string =>
  value === null ? t("nothing to compare") : shownFixed(value, 1);

/** A kappa; in words where there is none. */
export const kappaText = ({ value }: Kappa): string =>
  value === null ? t("not defined") : shownFixed(value, 3);
