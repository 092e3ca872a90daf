import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { scoreText } from "../../core/learn/scores.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { estimateText } from "../../core/report/estimateText.ts";
import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";

const date = timeFormat({
  dateStyle: "medium",
  timeStyle: "short",
  hour12: false,
});

/** When it was kept, and how large it is. */
export const dateText = ({ createdAt, bytes }: ModelVersion): string =>
  [...(createdAt > 0 ? [date(createdAt)] : []), megabytes(bytes)].join(" · ");

/** What it was trained on, in numbers. */
export function dataText({ made }: ModelVersion): string {
  if (!made) return t("kept by an older Spanloom: what it was trained on is not known");
  const { trained, heldOut, inherited, isLineageKnown } = made.data;
  const before = inherited > 0 ? t(", {inherited, number} by models before it", { inherited }) : "";
  const rest = isLineageKnown ? "" : t(", and others that are not known");
  return t(
    "{trained, plural, one {# sentence} other {# sentences}} learnt{before}{rest}; {heldOut, number} held out",
    { trained, before, rest, heldOut },
  );
}

/** F1 with its interval; scores of too few held-out sentences tell nothing. */
export function scoreLine({ made, scores }: ModelVersion): string {
  if (made?.f1) {
    const { entities, relations, sentences } = made.f1;
    return t("F1 of spans {estimateText}, of relations {estimateText2}, on {t}", {
      estimateText: estimateText(entities),
      estimateText2: estimateText(relations),
      t: t("{sentences, plural, one {# sentence} other {# sentences}}", { sentences }),
    });
  }
  if (!scores || scores.sentences < FEWEST_HELD_OUT)
    return t("not scored: too little was held out");
  const { entities, relations } = scores.after;
  const [spans, arcs] = [entities, relations].map(({ micro }) => scoreText(micro.f1, 1));
  return t("F1 of spans {spans}, of relations {arcs}", { spans, arcs });
}
