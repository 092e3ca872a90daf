import type { Doc, Relation } from "../../core/document/document.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { WordsInContext } from "../controls/WordsInContext.tsx";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityText, percent } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import type { Match } from "./matches.ts";

interface Props {
  readonly found: Match;
  readonly looks: Looks;
  /** Whether there are others of other documents. */
  readonly everywhere: boolean;
}

/** One of the suggestions that would be decided: its words, its type, its score. */
export function Example({ found: { doc, kind, annotation }, looks, everywhere }: Props) {
  const types = kind === "entity" ? looks.entities : looks.relations;
  const { verbose, hue } = lookOf(types, annotation.type);
  return (
    <li className="example">
      {"head" in annotation ? (
        <RelationWords doc={doc} relation={annotation} />
      ) : (
        <WordsInContext doc={doc} span={annotation} hue={hue} />
      )}
      <p className="hit-facts">
        <span className="hit-type" data-hue={hue}>
          <TypeText name={verbose} />
        </span>
        <span>{annotation.score === null ? t("asked for by you") : percent(annotation.score)}</span>
        {everywhere && <bdi className="hit-doc">{visibly(doc.name)}</bdi>}
      </p>
    </li>
  );
}

function RelationWords({ doc, relation }: { doc: Doc; relation: Relation }) {
  return (
    <p className="hit-words" dir="ltr">
      <bdi>{entityText(doc, relation.head)}</bdi> → <bdi>{entityText(doc, relation.tail)}</bdi>
    </p>
  );
}
