import { relationsOf } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema } from "../document/document.ts";
import type { Changes } from "../document/sameAnnotations.ts";
import type { Kind } from "../document/scope.ts";
import { allowedNow, type Recall } from "./leftOut.ts";

/** Changes to the suggestions of a document. */
export interface SuggestionChanges {
  readonly entities: Changes<Entity>;
  readonly relations: Changes<Relation>;
}

/**
 * Takes suggestions away. A span stays of which the user rejected a relation: that would be
 * forgotten with it.
 */
export function withoutHidden(
  doc: Doc,
  isHidden: (kind: Kind, annotation: Entity | Relation) => boolean,
): SuggestionChanges {
  const isGone = (kind: Kind, annotation: Entity | Relation) =>
    annotation.status === "suggested" && isHidden(kind, annotation);
  const entities: Changes<Entity> = {};
  const relations: Changes<Relation> = {};
  for (const entity of Object.values(doc.entities)) {
    const links = isGone("entities", entity) ? relationsOf(doc, entity.id) : null;
    if (!links?.every(({ status }) => status === "suggested")) continue;
    entities[entity.id] = null;
    for (const { id } of links) relations[id] = null;
  }
  for (const relation of Object.values(doc.relations))
    if (isGone("relations", relation)) relations[relation.id] = null;
  return { entities, relations };
}

/** Brings back what was left out of some types and is allowed now, with the relations of such spans. */
export function broughtBack(
  doc: Doc,
  schema: Schema,
  isOf: (kind: Kind, type: string) => boolean,
  { leftOut, newId }: Recall,
): SuggestionChanges {
  const { entities, relations } = allowedNow(doc, schema, leftOut[doc.id] ?? [], newId);
  const back = Object.values(entities).filter(({ type }) => isOf("entities", type));
  const ids = new Set(back.map(({ id }) => id));
  const isHere = (end: string) => ids.has(end) || Object.hasOwn(doc.entities, end);
  const links = Object.values(relations).filter(
    (r) =>
      (isOf("relations", r.type) || ids.has(r.head) || ids.has(r.tail)) &&
      isHere(r.head) &&
      isHere(r.tail),
  );
  return {
    entities: Object.fromEntries(back.map((e) => [e.id, e])),
    relations: Object.fromEntries(links.map((r) => [r.id, r])),
  };
}
