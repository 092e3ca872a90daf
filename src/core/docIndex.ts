import type { Doc, Entity, Relation, Sentence } from "./document.ts";
import { isEarlier } from "./symmetric.ts";

/** Remembers what `make` made of a table as long as that very table is in use. */
function perTable<T extends object, R>(make: (table: T) => R): (table: T) => R {
  const made = new WeakMap<T, R>();
  return (table) => {
    if (!made.has(table)) made.set(table, make(table));
    return made.get(table) as R;
  };
}

const byStart = perTable((entities: Doc["entities"]) =>
  Object.values(entities).sort((a, b) => (isEarlier(a, b) ? -1 : isEarlier(b, a) ? 1 : 0)),
);

const byEnd = perTable((relations: Doc["relations"]) => {
  const found = new Map<string, Relation[]>();
  for (const relation of Object.values(relations)) {
    for (const end of new Set([relation.head, relation.tail])) {
      const list = found.get(end);
      if (list) list.push(relation);
      else found.set(end, [relation]);
    }
  }
  return found;
});

const byId = perTable(
  (sentences: Doc["sentences"]) => new Map(sentences.map((sentence) => [sentence.id, sentence])),
);

/** All entities in reading order. */
export const entitiesInOrder = (doc: Doc): readonly Entity[] => byStart(doc.entities);

/** The entities that begin in a sentence (and, by the rules of editing, end in it), in order. */
export function entitiesIn(doc: Doc, sentence: Sentence): Entity[] {
  const all = byStart(doc.entities);
  return all.slice(firstFrom(all, sentence.start), firstFrom(all, sentence.end));
}

/** The relations that start or end in an entity. */
export const relationsOf = (doc: Doc, entity: string): readonly Relation[] =>
  byEnd(doc.relations).get(entity) ?? [];

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
  byId(doc.sentences).get(id);

/** The sentence that holds the character at an offset. */
export function sentenceAt(doc: Doc, offset: number): Sentence | undefined {
  const next = firstFrom(doc.sentences, offset + 1);
  const sentence = doc.sentences[next - 1];
  return sentence && offset < sentence.end ? sentence : undefined;
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
