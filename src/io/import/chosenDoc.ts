import type { Doc, Entity, Relation, Scope } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";
import { distinctRelations } from "../../core/document/sameAnnotations.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { isSymmetric } from "../typeNames.ts";
import { chosenName, chosenScope, chosenTypes } from "./chosenTypes.ts";
import type { ComesAs, ImportChoices } from "./importChoices.ts";

/**
 * Returns what makes of a document that was read the one that comes.
 *
 * @param types all that the files name: what is annotated where a document is complete
 */
export function chosenDocs(types: ModelTypes, choices: ImportChoices): (doc: Doc) => Doc {
  const come = chosenTypes(types, choices.types);
  const all: Scope = {
    entities: Object.keys(come.entities),
    relations: Object.keys(come.relations),
  };
  const scope = remembered((of: Scope) => chosenScope(of, choices.types));
  return (doc) => {
    const { entities, idOf } = chosenEntities(doc, choices);
    const relations = chosenRelations(doc, idOf, choices);
    const made = { ...doc, entities, relations };
    const changes = distinctRelations(
      made,
      (relation) => relation,
      (type) => isSymmetric(come, type) || choices.symmetric.includes(type),
    );
    const kept = Object.entries({ ...relations, ...changes });
    return {
      ...made,
      relations: Object.fromEntries(kept.flatMap(([id, one]) => (one ? [[id, one]] : []))),
      confirmed: confirmedOf(made, choices, all, scope),
      ...(doc.notAnnotated && { notAnnotated: scope(doc.notAnnotated) }),
    };
  };
}

/** Spans of two types that become one are one span; relations go to it. */
function chosenEntities(doc: Doc, { types, as }: ImportChoices) {
  const entities: Record<string, Entity> = {};
  const idOf = new Map<string, string>();
  const known = new Map<string, string>();
  for (const entity of Object.values(doc.entities)) {
    const type = chosenName(types.entity, entity.type);
    if (type === null) continue;
    const key = JSON.stringify([type, entity.start, entity.end, entity.fragments]);
    const id = known.get(key) ?? entity.id;
    known.set(key, id);
    idOf.set(entity.id, id);
    if (id === entity.id) entities[id] = standing({ ...entity, type }, as);
  }
  return { entities, idOf };
}

function chosenRelations(doc: Doc, idOf: ReadonlyMap<string, string>, choices: ImportChoices) {
  const relations: Record<string, Relation> = {};
  for (const relation of Object.values(doc.relations)) {
    const type = chosenName(choices.types.relation, relation.type);
    const [head, tail] = [idOf.get(relation.head), idOf.get(relation.tail)];
    if (type === null || head === undefined || tail === undefined) continue;
    relations[relation.id] = standing({ ...relation, type, head, tail }, choices.as);
  }
  return relations;
}

function standing<T extends Entity | Relation>(annotation: T, as: ComesAs): T {
  if (as === "as told" || annotation.status === "rejected") return annotation;
  return { ...annotation, status: as };
}

function confirmedOf(
  doc: Doc,
  { as, isComplete }: ImportChoices,
  all: Scope,
  scope: (of: Scope) => Scope,
): Doc["confirmed"] {
  if (as === "suggested" || !isComplete) return {};
  const told = Object.entries(doc.confirmed);
  if (told.length > 0) return Object.fromEntries(told.map(([id, of]) => [id, scope(of)]));
  // What its file only suggested is taken for all there is.
  const isAnnotated = as === "confirmed" && Object.keys(doc.entities).length > 0;
  return isAnnotated ? Object.fromEntries(doc.sentences.map(({ id }) => [id, all])) : {};
}
