import { entitiesInOrder, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Scope, Sentence } from "../document/document.ts";
import { type Kind, knows, wholeScope } from "../document/scope.ts";
import { isEarlier } from "../document/symmetric.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { withTypes } from "../types/schema.ts";
import { type Aligned, alignedDoc, isUnlike, type Unlike } from "./alignedDoc.ts";

/** What of two sides is compared. */
export interface ComparedPart {
  readonly annotations: "confirmed" | "confirmed and suggested";
  /**
   * Of sentences that both have confirmed no type that a side has and did not annotate there: nobody
   * has said that there is none.
   */
  readonly sentences: "both confirmed" | "all";
}

/** The types of two sides. */
export interface SideTypes {
  readonly left: Scope;
  readonly right: Scope;
  /** Relation types without direction. */
  readonly symmetric: ReadonlySet<string>;
}

/** The types of an open project, and of what it is compared with. */
export function sideTypes(left: Schema, right: ModelTypes): SideTypes {
  const { entities, relations } = right;
  const all = withTypes(left, right).relations.filter((type) => type.symmetric);
  return {
    left: wholeScope(left),
    right: { entities: Object.keys(entities), relations: Object.keys(relations) },
    symmetric: new Set(all.map(({ name }) => name)),
  };
}

/** A relation with its ends; of a symmetric type the earlier span is the head. */
export interface Link {
  readonly relation: Relation;
  readonly head: Entity;
  readonly tail: Entity;
}

/** What counts of one side: no two say the same. */
export interface Labelled {
  readonly entities: readonly Entity[];
  readonly links: readonly Link[];
}

/** A document as both sides have it, on the text of the left one. */
export interface ComparedDoc {
  readonly left: Doc;
  readonly right: Doc;
  readonly of: { readonly left: Labelled; readonly right: Labelled };
  /** The sentences that count. */
  readonly sentences: readonly Sentence[];
  /** So many annotations lie where the texts differ. */
  readonly leftOut: { readonly left: number; readonly right: number };
  /** So many annotations are of types that one side did not annotate in their sentences. */
  readonly unsaid: number;
  readonly isSymmetric: (type: string) => boolean;
  readonly part: ComparedPart;
}

/** Puts two documents side by side. */
export function comparedDoc(
  left: Doc,
  right: Doc,
  part: ComparedPart,
  types: SideTypes,
): ComparedDoc | Unlike {
  const aligned = alignedDoc(left, right);
  if (isUnlike(aligned)) return aligned;
  const isSymmetric = (type: string) => types.symmetric.has(type);
  const counted = new Set(left.sentences.filter(isCounted(left, aligned.doc, part)));
  const isSaid = (kind: Kind, { type }: Entity | Relation, { id }: Sentence) =>
    part.sentences === "all" ||
    [
      { scope: left.confirmed[id], own: types.left },
      { scope: aligned.doc.confirmed[id], own: types.right },
    ].every(({ scope, own }) => knows(scope, kind, type) || !knows(own, kind, type));
  const unsaid = new Set<Entity | Relation>();
  const counts = (kind: Kind, annotation: Entity | Relation, at: Entity) => {
    const sentence = sentenceAt(left, at.start);
    if (!sentence || !counted.has(sentence)) return false;
    if (isSaid(kind, annotation, sentence)) return true;
    unsaid.add(annotation);
    return false;
  };
  const choice: Choice = { isSymmetric, counts, part };
  const shared = sharedPart(left, aligned);
  return {
    left,
    right: aligned.doc,
    of: { left: labelled(shared.doc, choice), right: labelled(aligned.doc, choice) },
    sentences: [...counted],
    leftOut: { left: shared.leftOut, right: aligned.leftOut },
    unsaid: unsaid.size,
    isSymmetric,
    part,
  };
}

const isCounted =
  (left: Doc, right: Doc, { sentences }: ComparedPart) =>
  ({ id }: Sentence): boolean =>
    sentences === "all" || [left, right].every((doc) => Object.hasOwn(doc.confirmed, id));

/** The left document without what lies where the right text is another one. */
function sharedPart(left: Doc, { isShared }: Aligned): { doc: Doc; leftOut: number } {
  const gone = Object.values(left.entities).filter((entity) => !isShared(entity));
  if (gone.length === 0) return { doc: left, leftOut: 0 };
  const ids = new Set(gone.map(({ id }) => id));
  const entities = Object.entries(left.entities).filter(([id]) => !ids.has(id));
  const relations = Object.entries(left.relations).filter(
    ([, { head, tail }]) => !ids.has(head) && !ids.has(tail),
  );
  const lost = Object.keys(left.relations).length - relations.length;
  return {
    doc: {
      ...left,
      entities: Object.fromEntries(entities),
      relations: Object.fromEntries(relations),
    },
    leftOut: gone.length + lost,
  };
}

interface Choice {
  readonly isSymmetric: (type: string) => boolean;
  readonly counts: (kind: Kind, annotation: Entity | Relation, at: Entity) => boolean;
  readonly part: ComparedPart;
}

function labelled(doc: Doc, { isSymmetric, counts, part }: Choice): Labelled {
  const isTaken = ({ status }: Entity | Relation) =>
    status === "confirmed" || (status === "suggested" && part.annotations !== "confirmed");
  const firsts = new Map<string, Entity>();
  const byId = new Map<string, Entity>();
  for (const entity of entitiesInOrder(doc)) {
    if (!isTaken(entity) || !counts("entities", entity, entity)) continue;
    const key = spanKey(entity);
    if (!firsts.has(key)) firsts.set(key, entity);
    byId.set(entity.id, firsts.get(key)!);
  }
  const links = new Map<string, Link>();
  for (const relation of Object.values(doc.relations)) {
    const [head, tail] = [byId.get(relation.head), byId.get(relation.tail)];
    if (!head || !tail || head === tail || !isTaken(relation)) continue;
    if (![head, tail].every((end) => counts("relations", relation, end))) continue;
    const turn = isSymmetric(relation.type) && isEarlier(tail, head);
    const link = { relation, head: turn ? tail : head, tail: turn ? head : tail };
    const key = linkKey(link);
    if (!links.has(key)) links.set(key, link);
  }
  return { entities: [...firsts.values()], links: [...links.values()] };
}

/** Spans with one key have the same borders and type. */
export const spanKey = ({ start, end, type }: Entity): string => `${start} ${end} ${type}`;

/** Relations with one key have the same type and ends with the same borders and types. */
export const linkKey = ({ relation, head, tail }: Link): string =>
  JSON.stringify([spanKey(head), relation.type, spanKey(tail)]);
