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

/** The text of a sentence with its confirmed spans marked, the innermost where they overlap. */
export function ExampleText({ doc, sentence, looks }: Props) {
  const { start, end } = sentence;
  const spans = entitiesIn(doc, sentence).filter(({ status }) => status === "confirmed");
  return (
    <p className="example-text" dir="auto">
      {flatRuns(start, end, spans).map(({ start: from, end: to, covering }) => {
        const text = visiblePart(doc.text, { start: from, end: to });
        const entity = covering.find(({ between }) => !between)?.entity;
        if (!entity) return text;
        const { hue, verbose } = lookOf(looks.entities, entity.type);
        return (
          <mark key={from} data-hue={hue} title={verbose}>
            {text}
          </mark>
        );
      })}
    </p>
  );
}
