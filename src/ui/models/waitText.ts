import { type HubProgress, SILENT } from "../../hub/offer.ts";
import { t } from "../../language/words.ts";

/** So long nobody wonders, in seconds. */
const SHORT = 3;

/**
 * What is waited for, some seconds after the wait began: the next try, and then its answer.
 *
 * @param since seconds since `wait` was told; where there is none, since the Hub was asked
 */
export function waitText(wait: HubProgress["wait"] | null, since: number): string | null {
  const left = (wait?.seconds ?? 0) - since;
  if (left > 0) return t("Next try in {left, number} s.", { left });
  if (wait && left > -SHORT) return t("Trying again…");
  const silence = -left;
  if (silence < SHORT) return null;
  return silence < SILENT
    ? t("No answer for {silence, number} s: it is asked again after {silent, number} s.", {
        silence,
        silent: SILENT,
      })
    : t("Still no answer.");
}
