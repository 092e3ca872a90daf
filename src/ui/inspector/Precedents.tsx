import type { Doc } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";
import type { AnnotationRef } from "../../core/review/bulk.ts";
import type { SeenAs } from "../../core/review/seenAs.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useCommandContext } from "../commands/useCommandContext.ts";
import { showHit } from "../find/walk.ts";
import { kwic } from "../look/kwic.ts";
import { lookOf, type TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly title: string;
  readonly seen: readonly SeenAs[];
  readonly looks: ReadonlyMap<string, TypeLook>;
}

/** So many types are listed. */
const LISTED = 4;

/** How the user annotated the same elsewhere, with places to look at. */
export function Precedents({ title, seen, looks }: Props) {
  if (seen.length === 0) return null;
  return (
    <section className="precedents" aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {seen.slice(0, LISTED).map(({ type, count, places }) => (
          <li key={type}>
            <b data-hue={lookOf(looks, type).hue}>
              <TypeText name={lookOf(looks, type).verbose} />
            </b>{" "}
            {t("{count, plural, one {# time} other {# times}}", { count })}
            {places.map((place) => (
              <PlaceButton key={place.id} place={place} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Goes to an annotation, in whichever document it is. */
function PlaceButton({ place }: { place: AnnotationRef }) {
  const context = useCommandContext();
  const doc = useApp((s) => s.project.docs[place.doc]);
  const span = doc && spanOf(doc, place);
  if (!span) return null;
  const { left, match, right } = kwic(doc.text, span);
  const go = () => showHit(context, { ...place, ...span });
  return (
    <button type="button" className="place" title={visibly(doc.name)} dir="auto" onClick={go}>
      {[...left].slice(-BEFORE).join("")}
      <b className="place-words">{match}</b>
      {right}
    </button>
  );
}

/** So many characters stand before what is shown: the rest of the line is for what it is. */
const BEFORE = 20;

/** What an annotation covers, a relation from its first end to its last; null when it is gone. */
function spanOf(doc: Doc, { kind, id }: AnnotationRef): Span | null {
  const relation = kind === "relation" ? doc.relations[id] : undefined;
  const ends = relation ? [relation.head, relation.tail] : [id];
  const entities = ends.map((end) => doc.entities[end]).filter((entity) => entity !== undefined);
  if (entities.length < ends.length) return null;
  const start = Math.min(...entities.map((entity) => entity.start));
  return { start, end: Math.max(...entities.map((entity) => entity.end)) };
}
