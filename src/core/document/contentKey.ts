import type { Doc, Entity, Relation, Scope } from "./document.ts";

/**
 * What a document says, whatever it and its parts are called: two with one key are the same text with
 * the same annotations. Suggestions of the model are left out: it makes them again.
 */
export function contentKey(doc: Doc): string {
  const { text, sentences, entities, relations, confirmed, metadata = {} } = doc;
  const at = new Map(sentences.map(({ id }, i) => [id, i]));
  const span = (id: string) => spanOf(entities[id]);
  const known = Object.entries(confirmed).map(([id, scope]) =>
    JSON.stringify([at.get(id), scopeOf(scope)]),
  );
  return JSON.stringify([
    text,
    sentences.map(({ start, end, words }) => [start, end, words]),
    Object.values(entities)
      .filter(isKept)
      .map((one) => JSON.stringify([spanOf(one), one.status, one.by, one.score]))
      .sort(),
    Object.values(relations)
      .filter(isKept)
      .map(({ head, tail, type, status, by, score }) =>
        JSON.stringify([span(head), type, span(tail), status, by, score]),
      )
      .sort(),
    known.sort(),
    doc.trashedAt !== undefined,
    doc.notAnnotated && scopeOf(doc.notAnnotated),
    (doc.notTrained ?? []).map((id) => at.get(id) ?? -1).sort((a, b) => a - b),
    Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

const isKept = ({ status, by }: Entity | Relation) => status !== "suggested" || by !== "model";

const spanOf = ({ start, end, type, fragments }: Entity) => [start, end, type, fragments];

const scopeOf = ({ entities, relations }: Scope) => [entities.toSorted(), relations.toSorted()];
