import { t } from "../../language/words.ts";
import {
  entitiesIn,
  relationsIn,
  relationsOf,
  sentenceAt,
  sentenceById,
} from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Status } from "../document/document.ts";
import { type DocEdit, inside, type NamedEdit } from "../document/edit.ts";
import { annotatedIn, isSwitchedOff } from "../document/scope.ts";
import { quote } from "./entityEdits.ts";
import { openEnds, title } from "./relationEdits.ts";

/** What deciding so is called in the name of a step. */
export const VERBS: Record<Status, string> = {
  get confirmed() {
    return t("Accept");
  },
  get rejected() {
    return t("Reject");
  },
  get suggested() {
    return t("Reopen");
  },
};

/** Annotations of one document that are decided together. */
export interface Decided {
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

/**
 * What changes in a document when these are decided. Accepting a relation accepts its ends; the
 * relations of an entity go with it when it is rejected, and are open again when it is; what is
 * open in a confirmed sentence opens the sentence.
 */
export function decision(doc: Doc, { entities, relations }: Decided, status: Status): DocEdit {
  const follow = status === "confirmed" ? [] : entities.flatMap((e) => following(doc, e, status));
  const ends = status === "confirmed" ? relations.flatMap((r) => openEnds(doc, r)) : [];
  const places = [...entities, ...relations.map(({ head }) => doc.entities[head])];
  return {
    entities: withStatus([...ends, ...entities], status),
    relations: withStatus([...follow, ...relations], status),
    ...(status === "suggested" && {
      confirmed: Object.fromEntries(places.flatMap((entity) => opened(doc, entity))),
    }),
  };
}

/** Decides about an entity, with what follows from it. */
export function setEntityStatus(doc: Doc, id: string, status: Status): NamedEdit {
  const entity = doc.entities[id];
  const edit = decision(doc, { entities: [entity], relations: [] }, status);
  return inside(doc, `${VERBS[status]} ${quote(doc, entity)}`, edit);
}

/** Decides about a relation, with what follows from it. */
export function setRelationStatus(doc: Doc, schema: Schema, id: string, status: Status): NamedEdit {
  const relation = doc.relations[id];
  const edit = decision(doc, { entities: [], relations: [relation] }, status);
  return inside(doc, `${VERBS[status]} ${title(doc, schema, relation)}`, edit);
}

/** Removes an entity that the user made; rejects one that the model suggested. */
export function removeEntity(doc: Doc, id: string): NamedEdit {
  const entity = doc.entities[id];
  if (entity.by === "model") return setEntityStatus(doc, id, "rejected");
  return inside(doc, t("Delete {quote}", { quote: quote(doc, entity) }), {
    entities: { [id]: null },
  });
}

/** Removes a relation that the user made; rejects one that the model suggested. */
export function removeRelation(doc: Doc, schema: Schema, id: string): NamedEdit {
  const relation = doc.relations[id];
  if (relation.by === "model") return setRelationStatus(doc, schema, id, "rejected");
  return inside(doc, t("Delete {title}", { title: title(doc, schema, relation) }), {
    relations: { [id]: null },
  });
}

/** Accepts every suggestion of a sentence and confirms it, for the types that are annotated. */
export const acceptSentence = (doc: Doc, schema: Schema, id: string): NamedEdit =>
  inside(doc, t("Accept sentence"), decideRest(doc, schema, id, "confirmed"));

/** Rejects what is still suggested in a sentence and confirms it, for the types that are annotated. */
export const finishSentence = (doc: Doc, schema: Schema, id: string): NamedEdit =>
  inside(doc, t("Finish sentence"), decideRest(doc, schema, id, "rejected"));

/** Takes a sentence out of the training data; its annotations stay as they are. */
export const reopenSentence = (doc: Doc, id: string): NamedEdit =>
  inside(doc, t("Reopen sentence"), { confirmed: { [id]: null } });

/** What is suggested of a type that is switched off stays as it is, and relations that need it. */
function decideRest(
  doc: Doc,
  schema: Schema,
  id: string,
  status: "confirmed" | "rejected",
): DocEdit {
  const sentence = sentenceById(doc, id);
  if (!sentence) throw new Error(`document ${doc.id} has no sentence ${id}`);
  const entities = entitiesIn(doc, sentence).filter(
    (e) => isOpen(e) && !isSwitchedOff(schema, doc, "entities", e.type),
  );
  const decided = new Set(entities.map((e) => e.id));
  const isDecidable = ({ type, head, tail }: Relation) =>
    !isSwitchedOff(schema, doc, "relations", type) &&
    [head, tail].every((end) => decided.has(end) || !isOpen(doc.entities[end]));
  const relations = relationsIn(doc, sentence).filter((r) => isOpen(r) && isDecidable(r));
  const withoutAnEnd = [
    ...relations.filter(({ head, tail }) =>
      [head, tail].some((end) => doc.entities[end].status === "rejected"),
    ),
    ...(status === "rejected"
      ? entities.flatMap((e) => relationsOf(doc, e.id)).filter(isOpen)
      : []),
  ];
  return {
    entities: withStatus(entities, status),
    relations: { ...withStatus(relations, status), ...withStatus(withoutAnEnd, "rejected") },
    confirmed: { [id]: annotatedIn(schema, doc) },
  };
}

/** The relations of an entity that share its decision. */
const following = (doc: Doc, { id }: Entity, status: "rejected" | "suggested") =>
  relationsOf(doc, id).filter((relation) =>
    status === "rejected" ? relation.status !== "rejected" : relation.status === "confirmed",
  );

/** Whether the user has still to decide about it. */
export const isOpen = (annotation: Entity | Relation) => annotation.status === "suggested";

function withStatus<A extends Entity | Relation>(annotations: readonly A[], status: Status) {
  return Object.fromEntries(annotations.map((a) => [a.id, { ...a, status }])) as Record<string, A>;
}

/** The confirmed sentence that what happens to an entity opens, as an entry of an edit. */
function opened(doc: Doc, entity: Entity): [string, null][] {
  const sentence = sentenceAt(doc, entity.start);
  return sentence && doc.confirmed[sentence.id] ? [[sentence.id, null]] : [];
}
