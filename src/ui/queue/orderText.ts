import { COLD, type QueueOrder } from "../../core/review/queue/orderQueue.ts";
import { t } from "../../language/words.ts";
import { oneOf } from "../look/reasonWords.ts";

/** What an order is good for, and what it does to scores. @param share held out, in per cent */
export function orderText(order: QueueOrder, share: number): string {
  switch (order) {
    case "reading":
      return t(
        "Document by document, as they stand. Scores are then of the documents that you get to.",
      );
    case "random":
      return t(
        "By chance. What is held out of these is like all of your text, so scores on it are honest: go through sentences in this order when you want scores more than progress.",
      );
    case "queue":
      return t(
        "Until {cold, number} sentences are confirmed, first those that are typical of the others; then what the open model should learn most from. {byChance}",
        { cold: COLD, byChance: byChance(share) },
      );
  }
}

const byChance = (share: number): string =>
  share > 0
    ? t(
        "Scores would be too low if they were of hard sentences, so {oneOf} is drawn at random instead, marked “random, for honest scores”: those are held out first, and no other order than chance brings them up here.",
        { oneOf: oneOf(share) },
      )
    : t("Nothing is held out, so nothing will be scored: choose a share in the training set.");
