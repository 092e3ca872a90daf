import { type AboveThreshold, FEW, shareInterval, sharesOf } from "../../core/learn/thresholds.ts";
import { t } from "../../language/words.ts";

/** "precision 92 % (81–97), recall 70 % (55–82), F1 80, 31 of 40 suggestions" */
export function thresholdText(above: AboveThreshold, all: number): string {
  const { suggested, right, gold } = above;
  const { precision, recall, f1 } = sharesOf(above);
  if (suggested === 0) return t("none of {all, number} suggestions is shown", { all });
  return [
    t("precision {shareText}", { shareText: shareText(precision, right, suggested) }),
    t("recall {shareText}", { shareText: shareText(recall, right, gold) }),
    `F1 ${f1 === null ? "–" : Math.round(100 * f1)}`,
    t("{suggested, number} of {all, number} suggestions", { suggested, all }),
  ].join(", ");
}

const whole = (share: number): number => Math.round(100 * share);

/** A share; of few, with where it may lie. */
function shareText(share: number | null, part: number, of: number): string {
  if (share === null) return "–";
  const [low, high] = shareInterval(part, of);
  return of >= FEW ? `${whole(share)} %` : `${whole(share)} % (${whole(low)}–${whole(high)})`;
}
