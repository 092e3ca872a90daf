import type { Ref } from "react";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import type { Hit } from "../../core/review/find.ts";
import { isByName } from "../../core/types/byName.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { WordsInContext } from "../controls/WordsInContext.tsx";
import { ByName } from "../look/ByName.tsx";
import { kwic } from "../look/kwic.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityName, entityText, percent, relationName } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly id: string;
  readonly ref: Ref<HTMLDivElement>;
  readonly hit: Hit;
  readonly doc: Doc;
  readonly looks: Looks;
  /** Whether results of other documents are among them. */
  readonly everywhere: boolean;
  readonly place: { readonly index: number; readonly count: number; readonly start: number };
  readonly active: boolean;
  readonly onChoose: () => void;
}

/** One result: what was found, in its context. */
export function ResultRow({
  id,
  ref,
  hit,
  doc,
  looks,
  everywhere,
  place,
  active,
  onChoose,
}: Props) {
  const relation = hit.kind === "relation" ? doc.relations[hit.id] : undefined;
  const entity = hit.kind === "entity" ? doc.entities[hit.id] : undefined;
  const annotation = entity ?? relation;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list has the focus and the keys
    <div
      ref={ref}
      id={id}
      className="hit"
      role="option"
      aria-label={hitName(hit, doc, looks, everywhere)}
      aria-selected={active}
      aria-posinset={place.index + 1}
      aria-setsize={place.count}
      data-index={place.index}
      style={{ transform: `translateY(${place.start}px)` }}
      onClick={onChoose}
    >
      {relation ? (
        <Triple doc={doc} relation={relation} looks={looks} />
      ) : (
        <WordsInContext
          doc={doc}
          span={hit}
          hue={entity && lookOf(looks.entities, entity.type).hue}
        />
      )}
      <div className="hit-facts">
        {entity && <TypeName entity={entity} looks={looks} />}
        {annotation && <State annotation={annotation} looks={looks} />}
        {everywhere && <bdi className="hit-doc">{visibly(doc.name)}</bdi>}
      </div>
    </div>
  );
}

/** What screen readers call a result. */
function hitName(hit: Hit, doc: Doc, looks: Looks, everywhere: boolean): string {
  const where = everywhere ? t(", in {name}", { name: doc.name }) : "";
  if (hit.kind === "relation")
    return relationName(doc.relations[hit.id], looks, (end) => entityText(doc, end)) + where;
  if (hit.kind === "entity")
    return entityName(entityText(doc, hit.id), doc.entities[hit.id], looks) + where;
  const { left, match, right } = kwic(doc.text, hit);
  return left + match + right + where;
}

function Triple({ doc, relation, looks }: { doc: Doc; relation: Relation; looks: Looks }) {
  const { verbose, hue, symmetric } = lookOf(looks.relations, relation.type);
  return (
    <p className="hit-words triple" dir="ltr">
      <bdi>{entityText(doc, relation.head)}</bdi>{" "}
      <span className="hit-type" data-hue={hue}>
        {symmetric ? "↔" : "–"} <TypeText name={verbose} /> {symmetric ? "↔" : "→"}
      </span>{" "}
      <bdi>{entityText(doc, relation.tail)}</bdi>
    </p>
  );
}

function TypeName({ entity, looks }: { entity: Entity; looks: Looks }) {
  const { verbose, hue } = lookOf(looks.entities, entity.type);
  return (
    <span className="hit-type" data-hue={hue}>
      <TypeText name={verbose} />
    </span>
  );
}

function State({ annotation, looks }: { annotation: Entity | Relation; looks: Looks }) {
  const { type, status, score } = annotation;
  const look = lookOf("head" in annotation ? looks.relations : looks.entities, type);
  return (
    <span className="status-words" data-status={status}>
      <i aria-hidden="true" />
      {status}
      {score !== null && <span>{percent(score)}</span>}
      {isByName(look, annotation) && <ByName />}
    </span>
  );
}
