import { entitiesIn, relationsOf } from "../document/docIndex.ts";
import type { Doc, Scope, Sentence } from "../document/document.ts";
import { partOf } from "../document/scope.ts";
import { exactWords, wordTexts } from "../document/words.ts";
import type { Example, LabelledRelation } from "./example.ts";

/** A sentence as the model trains on it, and what such a record cannot hold. */
export interface SentenceExample {
  readonly example: Example;
  /** Confirmed relations from this sentence to another one. */
  readonly relationsAcross: number;
  /** Confirmed entities that begin in the sentence but do not lie on its word borders. */
  readonly entitiesOutside: number;
  /** Confirmed relations inside the sentence of which an end does not lie on word borders. */
  readonly relationsOutside: number;
}

/**
 * The confirmed annotations of a sentence as an example in word indexes.
 *
 * @param types all that there are: where a confirmed sentence does not know some, `known` says so
 */
export function exampleOf(doc: Doc, sentence: Sentence, types: Scope): SentenceExample {
  const begun = entitiesIn(doc, sentence).filter((entity) => entity.status === "confirmed");
  const placed = begun.flatMap((entity) => {
    const words = exactWords(sentence, entity);
    return words ? [{ id: entity.id, label: { type: entity.type, ...words } }] : [];
  });
  const indexes = new Map(placed.map(({ id }, index) => [id, index]));
  const relations = begun
    .flatMap(({ id }) => relationsOf(doc, id).filter((r) => r.head === id))
    .filter((relation) => relation.status === "confirmed");
  const inside = new Set(begun.map(({ id }) => id));
  const within = relations.filter(({ tail }) => inside.has(tail));
  const scope = doc.confirmed[sentence.id];
  const known = scope && partOf(types, scope);
  const inner = within.filter((r) => indexes.has(r.head) && indexes.has(r.tail));
  return {
    example: {
      id: sentence.id,
      words: wordTexts(doc, sentence),
      entities: placed.map(({ label }) => label),
      relations: inner
        .map(({ type, head, tail }) => ({
          type,
          head: indexes.get(head)!,
          tail: indexes.get(tail)!,
        }))
        .sort(inReadingOrder),
      ...(known && { known }),
    },
    relationsAcross: relations.length - within.length,
    entitiesOutside: begun.length - placed.length,
    relationsOutside: within.length - inner.length,
  };
}

/** By ends, then by type: the ids, by which the index has them, are not in the files. */
const inReadingOrder = (a: LabelledRelation, b: LabelledRelation): number =>
  a.head - b.head || a.tail - b.tail || (a.type < b.type ? -1 : Number(a.type > b.type));
