import type { Kind } from "../../core/document/scope.ts";
import type { Outcome } from "../../core/learn/confusions.ts";
import { t } from "../../language/words.ts";

/** What outcomes are called. */
export function outcomeName(outcome: Outcome, kind: Kind): string {
  const isSpan = kind === "entities";
  switch (outcome) {
    case "correct":
      return t("Found right");
    case "wrongType":
      return t("Wrong type");
    case "wrongBorders":
      return isSpan ? t("Wrong borders") : t("Wrong ends");
    case "wrongBoth":
      return isSpan ? t("Wrong type and borders") : t("Wrong type and ends");
    case "missed":
      return t("Missed");
    case "madeUp":
      return t("Made up");
  }
}
