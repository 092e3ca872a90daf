import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { scoreText } from "../../core/learn/scores.ts";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import type { ModelVersion } from "../../core/lifecycle/modelVersion.ts";
import { estimateText } from "../../core/report/estimateText.ts";
import { counted } from "../look/names.ts";

const date = new Intl.DateTimeFormat("en", {
  dateStyle: "medium",
  timeStyle: "short",
  hour12: false,
});

/** When it was kept, and how large it is. */
export const dateText = ({ createdAt, bytes }: ModelVersion): string =>
  [...(createdAt > 0 ? [date.format(createdAt)] : []), megabytes(bytes)].join(" · ");

/** What it was trained on, in numbers. */
export function dataText({ made }: ModelVersion): string {
  if (!made) return "kept by an older Spanloom: what it was trained on is not known";
  const { trained, heldOut, inherited, isLineageKnown } = made.data;
  const before = inherited > 0 ? `, ${inherited.toLocaleString("en")} by models before it` : "";
  const rest = isLineageKnown ? "" : ", and others that are not known";
  return `${counted(trained, "sentence")} learnt${before}${rest}; ${heldOut.toLocaleString("en")} held out`;
}

/** F1 with its interval; scores of too few held-out sentences tell nothing. */
export function scoreLine({ made, scores }: ModelVersion): string {
  if (made?.f1) {
    const { entities, relations, sentences } = made.f1;
    return `F1 of spans ${estimateText(entities)}, of relations ${estimateText(relations)}, on ${counted(sentences, "sentence")}`;
  }
  if (!scores || scores.sentences < FEWEST_HELD_OUT) return "not scored: too little was held out";
  const { entities, relations } = scores.after;
  const [spans, arcs] = [entities, relations].map(({ micro }) => scoreText(micro.f1, 1));
  return `F1 of spans ${spans}, of relations ${arcs}`;
}
