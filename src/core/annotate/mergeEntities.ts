import { t } from "../../language/words.ts";
import { entitiesIn } from "../document/docIndex.ts";
import type { Doc, Entity, Schema } from "../document/document.ts";
import { inside, type NamedEdit, type Refusal } from "../document/edit.ts";
import { quote, refuseTwin, sentenceOf, twinOf } from "./entityEdits.ts";
import { inheritedRelations } from "./inheritedRelations.ts";

/**
 * Joins an entity with the nearest one before (-1) or after (1) it in the sentence, and all between
 * them, which confirms it. It keeps its id, type and score, and has the relations of both.
 */
export function mergeEntities(
  doc: Doc,
  schema: Schema,
  id: string,
  neighbour: -1 | 1,
): NamedEdit | Refusal {
  const entity = doc.entities[id];
  const other = neighbourOf(doc, entity, neighbour);
  if (!other) {
    return {
      refused: t(
        "There is no span {isAfter, select, true {after} other {before}} {quote} in its sentence.",
        {
          isAfter: neighbour === 1,
          quote: quote(doc, entity),
        },
      ),
    };
  }
  const merged: Entity = {
    ...entity,
    start: Math.min(entity.start, other.start),
    end: Math.max(entity.end, other.end),
    status: "confirmed",
  };
  const twin = twinOf(doc, merged);
  if (twin?.status === "confirmed") return refuseTwin(doc, schema, twin);
  const gone = twin ? [other, twin] : [other];
  return inside(
    doc,
    t("Join {quote} and {quote2}", { quote: quote(doc, entity), quote2: quote(doc, other) }),
    {
      entities: { ...Object.fromEntries(gone.map((e) => [e.id, null])), [id]: merged },
      relations: inheritedRelations(doc, schema, merged, gone),
    },
  );
}

/** The nearest entity on one side that is not rejected and reaches further than this one. */
function neighbourOf(doc: Doc, entity: Entity, side: -1 | 1): Entity | undefined {
  const beyond = entitiesIn(doc, sentenceOf(doc, entity)).filter(
    (e) =>
      e.status !== "rejected" &&
      (side === 1
        ? e.start > entity.start && e.end > entity.end
        : e.start < entity.start && e.end < entity.end),
  );
  const distance = (e: Entity) => (side === 1 ? e.start : -e.end);
  const isOther = (e: Entity) => Number(e.type !== entity.type);
  const length = (e: Entity) => e.end - e.start;
  return beyond.sort(
    (a, b) => distance(a) - distance(b) || isOther(a) - isOther(b) || length(b) - length(a),
  )[0];
}
