import { entitiesInOrder, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Scope, Sentence } from "../document/document.ts";
import { remembered } from "../document/remembered.ts";
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
  /** So many are of types that one side did not annotate in their sentences. */
  readonly unsaid: number;
}

/** A document as both sides have it, on the text of the left one. */
export interface ComparedDoc {
  readonly left: Doc;
  readonly right: Doc;
  readonly aligned: Aligned;
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

/** Puts two documents side by side: what was done for them, and for the right one, is not done again. */
export function comparedDoc(
  left: Doc,
  right: Doc,
  part: ComparedPart,
  types: SideTypes,
): ComparedDoc | Unlike {
  const isSame = (known: Known) =>
    known.right === right &&
    known.types === types &&
    known.part.annotations === part.annotations &&
    known.part.sentences === part.sentences;
  const ofLeft = byDoc.get(left) ?? [];
  const known = ofLeft.find(isSame);
  if (known) return known.made;
  // A decision changes annotations alone: what stands on the right side stays.
  const ofText = bySentences.get(left.sentences) ?? [];
  const stands = (one: OfText) => one.confirmed === left.confirmed && one.text === left.text;
  const before = ofText.find((one) => isSame(one) && stands(one));
  const made = compare(left, right, part, types, before?.made);
  byDoc.set(left, [...ofLeft, { right, part, types, made }]);
  bySentences.set(left.sentences, [
    ...ofText.filter((one) => !isSame(one)),
    { right, part, types, made, confirmed: left.confirmed, text: left.text },
  ]);
  return made;
}

interface Known {
  readonly right: Doc;
  readonly part: ComparedPart;
  readonly types: SideTypes;
  readonly made: ComparedDoc | Unlike;
}

const byDoc = new WeakMap<Doc, readonly Known[]>();
const bySentences = new WeakMap<Doc["sentences"], readonly OfText[]>();
type OfText = Known & Pick<Doc, "text" | "confirmed">;

function compare(
  left: Doc,
  right: Doc,
  part: ComparedPart,
  types: SideTypes,
  before: ComparedDoc | Unlike | undefined,
): ComparedDoc | Unlike {
  if (before && isUnlike(before)) return before;
  const aligned = before?.aligned ?? alignedDoc(left, right);
  if (isUnlike(aligned)) return aligned;
  const sentences = before?.sentences ?? left.sentences.filter(isCounted(left, aligned.doc, part));
  const counted = new Set(sentences);
  const isSymmetric = (type: string) => types.symmetric.has(type);
  const isSaid = saidIn(left, aligned.doc, types);
  const side = (doc: Doc): Labelled =>
    labelled(doc, {
      isSymmetric,
      part,
      sentenceOf: (entity) => {
        const sentence = sentenceAt(left, entity.start);
        return sentence && counted.has(sentence) ? sentence : null;
      },
      isSaid: (kind, type, sentence) => part.sentences === "all" || isSaid(kind, type, sentence),
    });
  const shared = sharedPart(left, aligned);
  const of = { left: side(shared.doc), right: before?.of.right ?? side(aligned.doc) };
  return {
    left,
    right: aligned.doc,
    aligned,
    of,
    sentences,
    leftOut: { left: shared.leftOut, right: aligned.leftOut },
    unsaid: of.left.unsaid + of.right.unsaid,
    isSymmetric,
    part,
  };
}

/** Whether a side that has a type annotated it in a sentence, on both sides; asked once for each. */
function saidIn(left: Doc, right: Doc, types: SideTypes) {
  const said = remembered((mine: Scope) =>
    remembered((theirs: Scope) => {
      const known = { entities: new Map<string, boolean>(), relations: new Map<string, boolean>() };
      return (kind: Kind, type: string): boolean => {
        const before = known[kind].get(type);
        if (before !== undefined) return before;
        const is = [
          { scope: mine, own: types.left },
          { scope: theirs, own: types.right },
        ].every(({ scope, own }) => knows(scope, kind, type) || !knows(own, kind, type));
        known[kind].set(type, is);
        return is;
      };
    }),
  );
  return (kind: Kind, type: string, { id }: Sentence): boolean =>
    said(left.confirmed[id])(right.confirmed[id])(kind, type);
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
  readonly part: ComparedPart;
  /** The sentence in which a span begins; null: it does not count. */
  readonly sentenceOf: (entity: Entity) => Sentence | null;
  readonly isSaid: (kind: Kind, type: string, sentence: Sentence) => boolean;
}

function labelled(doc: Doc, { isSymmetric, part, sentenceOf, isSaid }: Choice): Labelled {
  const isTaken = ({ status }: Entity | Relation) =>
    status === "confirmed" || (status === "suggested" && part.annotations !== "confirmed");
  const firsts = new Map<string, Entity>();
  const found = new Map<string, { readonly entity: Entity; readonly sentence: Sentence }>();
  let unsaid = 0;
  for (const entity of entitiesInOrder(doc)) {
    const sentence = isTaken(entity) ? sentenceOf(entity) : null;
    if (!sentence) continue;
    if (!isSaid("entities", entity.type, sentence)) {
      unsaid++;
      continue;
    }
    const key = spanKey(entity);
    const first = firsts.get(key) ?? entity;
    if (first === entity) firsts.set(key, entity);
    found.set(entity.id, { entity: first, sentence });
  }
  const links = new Map<string, Link>();
  for (const relation of Object.values(doc.relations)) {
    const [from, to] = [found.get(relation.head), found.get(relation.tail)];
    if (!from || !to || from.entity === to.entity || !isTaken(relation)) continue;
    const { type } = relation;
    if (!isSaid("relations", type, from.sentence) || !isSaid("relations", type, to.sentence)) {
      unsaid++;
      continue;
    }
    const [head, tail] = [from.entity, to.entity];
    const turn = isSymmetric(type) && isEarlier(tail, head);
    const link = { relation, head: turn ? tail : head, tail: turn ? head : tail };
    const key = linkKey(link);
    if (!links.has(key)) links.set(key, link);
  }
  return { entities: [...firsts.values()], links: [...links.values()], unsaid };
}

/** Spans with one key have the same borders and type. */
export const spanKey = ({ start, end, type }: Entity): string => `${start} ${end} ${type}`;

/** Relations with one key have the same type and ends with the same borders and types. */
export const linkKey = ({ relation, head, tail }: Link): string =>
  `${JSON.stringify(relation.type)} ${JSON.stringify(head.type)} ${head.start} ${head.end} ${tail.start} ${spanKey(tail)}`;
