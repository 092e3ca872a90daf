import { useMemo } from "react";
import type { Doc } from "../../core/document/document.ts";
import { visiblePart, visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ShownImport } from "../../store/importState.ts";
import { comingDoc, comingSchema } from "../../store/importView.ts";
import { useApp } from "../app/useApp.ts";
import { Arrow } from "../look/Arrow.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { entityText } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { markedPieces } from "./markedPieces.ts";

interface Props {
  readonly doc: Doc;
  readonly shown: ShownImport;
}

/** So many relations are listed. */
const LISTED = 12;

/** The beginning of a document with what is annotated in it, as it would come. */
export function FirstDocument({ doc, shown }: Props) {
  const schema = useApp((s) => s.project.schema);
  const looks = useMemo(() => looksOf(comingSchema(schema, shown)), [schema, shown]);
  const coming = useMemo(() => comingDoc(doc, shown), [doc, shown]);
  const pieces = useMemo(() => markedPieces(coming), [coming]);
  const words = (id: string) => <bdi>{entityText(coming, id)}</bdi>;
  const relations = Object.values(coming.relations);
  return (
    <section aria-label={t("The first document")}>
      <h3 dir="auto">{visibly(doc.name)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <p className="import-text" dir="auto" tabIndex={0}>
        {pieces.map(({ start, end, inside, ending }) => {
          const text = visiblePart(coming.text, { start, end });
          const look = inside && lookOf(looks.entities, inside.type);
          return (
            <span key={start}>
              {look ? (
                <mark data-hue={look.hue} data-status={inside.status}>
                  {text}
                </mark>
              ) : (
                text
              )}
              {ending.map((entity) => (
                <small key={entity.id} className="import-tag">
                  <TypeText name={lookOf(looks.entities, entity.type).verbose} />
                </small>
              ))}
            </span>
          );
        })}
      </p>
      {relations.length > 0 && (
        <ul className="import-relations" aria-label={t("Its relations")}>
          {relations.slice(0, LISTED).map(({ id, head, type, tail }) => (
            <li key={id}>
              {words(head)} <span className="quiet">–</span>{" "}
              <TypeText name={lookOf(looks.relations, type).verbose} />{" "}
              <span className="quiet">
                <Arrow way="forth" />
              </span>{" "}
              {words(tail)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
