import { entitiesIn, relationsIn, relationsOf, sentenceAt, sentenceById } from "./docIndex.ts";
import type { Doc, Entity, Relation, Status } from "./document.ts";
import { type DocEdit, inside, type NamedEdit } from "./edit.ts";
import { quote } from "./entityEdits.ts";
import { confirmedEnds, title } from "./relationEdits.ts";

const VERBS: Record<Status, string> = {
  confirmed: "Accept",
  rejected: "Reject",
  suggested: "Reopen",
};

/**
 * Decides about an entity. Its relations go with it when it is rejected, and are open again when it
 * is; what is open in a confirmed sentence opens the sentence.
 */
export function setEntityStatus(doc: Doc, id: string, status: Status): NamedEdit {
  const entity = doc.entities[id];
  const follow = relationsOf(doc, id).filter((r) =>
    status === "rejected"
      ? r.status !== "rejected"
      : status === "suggested" && r.status === "confirmed",
  );
  return inside(doc, `${VERBS[status]} ${quote(doc, entity)}`, {
    entities: { [id]: { ...entity, status } },
    relations: withStatus(follow, status),
    ...(status === "suggested" && { confirmed: opened(doc, entity) }),
  });
}

/** Decides about a relation. Accepting it accepts its ends. */
export function setRelationStatus(doc: Doc, id: string, status: Status): NamedEdit {
  const relation = doc.relations[id];
  return inside(doc, `${VERBS[status]} ${title(doc, relation)}`, {
    entities: status === "confirmed" ? confirmedEnds(doc, relation) : {},
    relations: withStatus([relation], status),
    ...(status === "suggested" && { confirmed: opened(doc, doc.entities[relation.head]) }),
  });
}

/** Removes an entity that the user made; rejects one that the model suggested. */
export function removeEntity(doc: Doc, id: string): NamedEdit {
  const entity = doc.entities[id];
  if (entity.score !== null) return setEntityStatus(doc, id, "rejected");
  return inside(doc, `Delete ${quote(doc, entity)}`, { entities: { [id]: null } });
}

/** Removes a relation that the user made; rejects one that the model suggested. */
export function removeRelation(doc: Doc, id: string): NamedEdit {
  const relation = doc.relations[id];
  if (relation.score !== null) return setRelationStatus(doc, id, "rejected");
  return inside(doc, `Delete ${title(doc, relation)}`, { relations: { [id]: null } });
}

/** Accepts every suggestion of a sentence and confirms it. */
export const acceptSentence = (doc: Doc, id: string): NamedEdit =>
  inside(doc, "Accept sentence", decideRest(doc, id, "confirmed"));

/** Rejects what is still suggested in a sentence and confirms it. */
export const finishSentence = (doc: Doc, id: string): NamedEdit =>
  inside(doc, "Finish sentence", decideRest(doc, id, "rejected"));

/** Takes a sentence out of the training data; its annotations stay as they are. */
export const reopenSentence = (doc: Doc, id: string): NamedEdit =>
  inside(doc, "Reopen sentence", { confirmed: { [id]: null } });

function decideRest(doc: Doc, id: string, status: "confirmed" | "rejected"): DocEdit {
  const sentence = sentenceById(doc, id);
  if (!sentence) throw new Error(`document ${doc.id} has no sentence ${id}`);
  const entities = entitiesIn(doc, sentence).filter(isOpen);
  const relations = relationsIn(doc, sentence).filter(isOpen);
  const endless = [
    ...relations.filter(({ head, tail }) =>
      [head, tail].some((end) => doc.entities[end].status === "rejected"),
    ),
    ...(status === "rejected"
      ? entities.flatMap((e) => relationsOf(doc, e.id)).filter(isOpen)
      : []),
  ];
  return {
    entities: withStatus(entities, status),
    relations: { ...withStatus(relations, status), ...withStatus(endless, "rejected") },
    confirmed: { [id]: true },
  };
}

const isOpen = (annotation: Entity | Relation) => annotation.status === "suggested";

function withStatus<A extends Entity | Relation>(annotations: readonly A[], status: Status) {
  return Object.fromEntries(annotations.map((a) => [a.id, { ...a, status }])) as Record<string, A>;
}

function opened(doc: Doc, entity: Entity): Record<string, null> {
  const sentence = sentenceAt(doc, entity.start);
  return sentence && doc.confirmed[sentence.id] ? { [sentence.id]: null } : {};
}
