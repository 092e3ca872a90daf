import { type AboveThreshold, FEW, shareInterval, sharesOf } from "../../core/learn/thresholds.ts";

/** "precision 92 % (81–97), recall 70 % (55–82), F1 80, 31 of 40 suggestions" */
export function thresholdText(above: AboveThreshold, all: number): string {
  const { suggested, right, gold } = above;
  const { precision, recall, f1 } = sharesOf(above);
  if (suggested === 0) return `none of ${all} suggestions is shown`;
  return [
    `precision ${shareText(precision, right, suggested)}`,
    `recall ${shareText(recall, right, gold)}`,
    `F1 ${f1 === null ? "–" : Math.round(100 * f1)}`,
    `${suggested} of ${all} suggestions`,
  ].join(", ");
}

const whole = (share: number): number => Math.round(100 * share);

/** A share; of few, with where it may lie. */
function shareText(share: number | null, part: number, of: number): string {
  if (share === null) return "–";
  const [low, high] = shareInterval(part, of);
  return of >= FEW ? `${whole(share)} %` : `${whole(share)} % (${whole(low)}–${whole(high)})`;
}
