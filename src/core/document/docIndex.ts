import type { Doc, Entity, Relation, Sentence, Table } from "./document.ts";
import { isEarlier } from "./symmetric.ts";

/** What is made of a table once, and remembered as long as that very table is in use. */
interface Index<T extends object, R> {
  of(table: T): R;
  /** Makes it for a table that came from another by a few changes, if the other's is there. */
  carry(from: T, to: T, changed: readonly string[]): void;
}

/** So many changes at once make it cheaper to start anew. */
const MANY = 200;

function indexBy<T extends object, R>(
  make: (table: T) => R,
  update: (index: R, from: T, to: T, changed: readonly string[]) => R,
): Index<T, R> {
  // Every key, arc and prediction asks, and to make one for thousands takes milliseconds. It is kept
  // by the very table, not in the document, which is plain data; it goes when the table goes.
  const made = new WeakMap<T, R>();
  return {
    of: (table) => {
      if (!made.has(table)) made.set(table, make(table));
      return made.get(table) as R;
    },
    carry: (from, to, changed) => {
      const index = made.get(from);
      if (index !== undefined && from !== to && changed.length < MANY) {
        made.set(to, update(index, from, to, changed));
      }
    },
  };
}

const byStart = indexBy<Table<Entity>, readonly Entity[]>(
  (entities) => Object.values(entities).sort(inOrder),
  (index, from, to, changed) => {
    const next = [...index];
    for (const id of changed) if (Object.hasOwn(from, id)) next.splice(placeOf(next, from[id]), 1);
    for (const id of changed)
      if (Object.hasOwn(to, id)) next.splice(placeOf(next, to[id]), 0, to[id]);
    return next;
  },
);

type Ends = ReadonlyMap<string, readonly Relation[]>;

const byEnd = indexBy<Table<Relation>, Ends>(
  (relations) => {
    const found = new Map<string, Relation[]>();
    for (const relation of Object.values(relations)) {
      for (const end of endsOf(relation)) {
        const list = found.get(end);
        if (list) list.push(relation);
        else found.set(end, [relation]);
      }
    }
    for (const list of found.values()) if (list.length > 1) list.sort(byId);
    return found;
  },
  (index, from, to, changed) => {
    const next = new Map(index);
    const change = (end: string, make: (list: readonly Relation[]) => Relation[]) =>
      next.set(end, make(next.get(end) ?? []));
    for (const id of changed) {
      const [old, now] = [from, to].map((t) => (Object.hasOwn(t, id) ? t[id] : undefined));
      if (old) for (const end of endsOf(old)) change(end, (list) => list.filter((r) => r !== old));
      if (now) for (const end of endsOf(now)) change(end, (list) => [...list, now].sort(byId));
    }
    return next;
  },
);

const sentencesById = indexBy<Doc["sentences"], ReadonlyMap<string, Sentence>>(
  (sentences) => new Map(sentences.map((sentence) => [sentence.id, sentence])),
  (index) => index,
);

/** Lets the indexes of a document's tables grow from those of the tables before an edit. */
export function carryIndexes(
  from: Doc,
  to: Pick<Doc, "entities" | "relations">,
  changed: { readonly entities: readonly string[]; readonly relations: readonly string[] },
): void {
  byStart.carry(from.entities, to.entities, changed.entities);
  byEnd.carry(from.relations, to.relations, changed.relations);
}

/** All entities in reading order. */
export const entitiesInOrder = (doc: Doc): readonly Entity[] => byStart.of(doc.entities);

/** The entities that begin in a sentence (and, by the rules of editing, end in it), in order. */
export function entitiesIn(doc: Doc, sentence: Sentence): Entity[] {
  const all = byStart.of(doc.entities);
  return all.slice(firstFrom(all, sentence.start), firstFrom(all, sentence.end));
}

/** The relations that start or end in an entity. */
export const relationsOf = (doc: Doc, entity: string): readonly Relation[] =>
  byEnd.of(doc.relations).get(entity) ?? [];

/** The relations of which both ends lie inside a sentence. */
export function relationsIn(doc: Doc, sentence: Sentence): Relation[] {
  const entities = entitiesIn(doc, sentence);
  const ids = new Set(entities.map((entity) => entity.id));
  return entities.flatMap(({ id }) =>
    relationsOf(doc, id).filter((r) => r.head === id && ids.has(r.tail)),
  );
}

/** The sentence with this id. */
export const sentenceById = (doc: Doc, id: string): Sentence | undefined =>
  sentencesById.of(doc.sentences).get(id);

/** The sentence that holds the character at an offset. */
export function sentenceAt(doc: Doc, offset: number): Sentence | undefined {
  const next = firstFrom(doc.sentences, offset + 1);
  const sentence = doc.sentences[next - 1];
  return sentence && offset < sentence.end ? sentence : undefined;
}

/** A total order, so that it is the same whatever way the table came about. */
function inOrder(a: Entity, b: Entity): number {
  if (isEarlier(a, b)) return -1;
  return isEarlier(b, a) ? 1 : byId(a, b);
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

const endsOf = ({ head, tail }: Relation) => (head === tail ? [head] : [head, tail]);

/** Where an entity stands among entities in order, or would. */
function placeOf(entities: readonly Entity[], entity: Entity): number {
  let place = firstFrom(entities, entity.start);
  while (place < entities.length && inOrder(entities[place], entity) < 0) place++;
  return place;
}

/** Index of the first item that starts at `offset` or later. */
export function firstFrom(items: readonly { readonly start: number }[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
