import { entitiesIn } from "../../core/document/docIndex.ts";
import type { Doc, Sentence } from "../../core/document/document.ts";
import { visiblePart } from "../../language/unseen.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { flatRuns } from "../rows/flatRuns.ts";

interface Props {
  readonly doc: Doc;
  readonly sentence: Sentence;
  readonly looks: Looks;
}

/** The text of a sentence with what is suggested in it marked, the innermost where spans overlap. */
export function QueueText({ doc, sentence, looks }: Props) {
  const { start, end } = sentence;
  const spans = entitiesIn(doc, sentence).filter(({ status }) => status !== "rejected");
  return (
    <p className="queue-text" dir="auto">
      {flatRuns(start, end, spans).map(({ start: from, end: to, covering }) => {
        const text = visiblePart(doc.text, { start: from, end: to });
        const entity = covering.find(({ between }) => !between)?.entity;
        if (!entity) return text;
        const { hue, verbose } = lookOf(looks.entities, entity.type);
        return (
          <mark key={from} data-hue={hue} data-status={entity.status} title={verbose}>
            {text}
          </mark>
        );
      })}
    </p>
  );
}
