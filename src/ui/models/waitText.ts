import { type HubProgress, SILENT } from "../../hub/offer.ts";

/** So long nobody wonders, in seconds. */
const SHORT = 3;

/**
 * What is waited for, some seconds after the wait began: the next try, and then its answer.
 *
 * @param since seconds since `wait` was told; where there is none, since the Hub was asked
 */
export function waitText(wait: HubProgress["wait"] | null, since: number): string | null {
  const left = (wait?.seconds ?? 0) - since;
  if (left > 0) return `Next try in ${left} s.`;
  if (wait && left > -SHORT) return "Trying again…";
  const silence = -left;
  if (silence < SHORT) return null;
  return silence < SILENT
    ? `No answer for ${silence} s: it is asked again after ${SILENT} s.`
    : "Still no answer.";
}
