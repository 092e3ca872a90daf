import { entitiesIn, relationsOf, sentenceAt, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Relation, Schema, Sentence } from "../document/document.ts";
import type { DocEdit } from "../document/edit.ts";
import { type Span, sameSpan } from "../document/overlaps.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { isLegal } from "./constraints.ts";
import { currentName } from "./schema.ts";

/** A predicted relation that a rule of the schema kept from being suggested. */
export interface LeftOut {
  readonly sentence: string;
  readonly type: string;
  readonly head: Span & { readonly type: string };
  readonly tail: Span & { readonly type: string };
  readonly score: number;
}

/** One that could be added now: both its ends are there. */
export interface Addable {
  readonly record: LeftOut;
  readonly head: Entity;
  readonly tail: Entity;
}

/** What is remembered of a relation that is left out. */
export function recordOf(
  { id: sentence }: Sentence,
  { head, tail, type, score }: Relation,
  entity: (id: string) => Entity,
): LeftOut {
  const place = (id: string) => {
    const { start, end, type: of } = entity(id);
    return { start, end, type: of };
  };
  return { sentence, type, head: place(head), tail: place(tail), score: score ?? 1 };
}

/** The types of both its ends. */
export const typesOf = ({ head, tail }: LeftOut) => ({ head: head.type, tail: tail.type });

/** What was left out, after some sentences were predicted again. */
export function withPredicted(
  old: readonly LeftOut[],
  sentences: ReadonlySet<string>,
  fresh: readonly LeftOut[],
): readonly LeftOut[] {
  return [...old.filter(({ sentence }) => !sentences.has(sentence)), ...fresh];
}

/** The suggestions that an edit takes away, to be remembered with what is left out of a document. */
export function takenAway(doc: Doc, { relations = {} }: DocEdit): readonly LeftOut[] {
  const gone = Object.keys(relations).filter((id) => relations[id] === null);
  return gone.flatMap((id) => {
    const relation = doc.relations[id];
    const sentence = sentenceAt(doc, doc.entities[relation.head].start);
    if (relation.status !== "suggested" || !sentence) return [];
    return recordOf(sentence, relation, (end) => doc.entities[end]);
  });
}

/**
 * What the rules of the schema leave out of a document as it is now, in reading order: what was
 * added since, or became legal, or lost an end, is not among it.
 */
export function leftOutNow(
  doc: Doc,
  schema: Schema,
  records: readonly LeftOut[],
): readonly Addable[] {
  return addable(doc, schema, records)
    .filter(({ record, head, tail }) => !isLegal(schema, record.type, endTypes(head, tail)))
    .sort((a, b) => a.head.start - b.head.start || a.tail.start - b.tail.start);
}

/** What was left out and is allowed now, as suggestions. */
export function allowedNow(
  doc: Doc,
  schema: Schema,
  records: readonly LeftOut[],
  newId: () => string,
): readonly Relation[] {
  return addable(doc, schema, records)
    .filter(({ record, head, tail }) => isLegal(schema, record.type, endTypes(head, tail)))
    .map(({ record: { type, score }, head, tail }) => ({
      id: newId(),
      head: head.id,
      tail: tail.id,
      type,
      status: "suggested",
      by: "model",
      score,
    }));
}

const endTypes = (head: Entity, tail: Entity) => ({ head: head.type, tail: tail.type });

function addable(doc: Doc, schema: Schema, records: readonly LeftOut[]): readonly Addable[] {
  const found = new Map<string, Addable>();
  for (const old of records) {
    const name = currentName(schema.relations, old.type);
    const type = schema.relations.find((t) => t.name === name);
    const record = { ...old, type: name ?? old.type };
    const sentence = sentenceById(doc, record.sentence);
    if (!type || !sentence || doc.confirmed[sentence.id]) continue;
    const ends = [endAt(doc, sentence, record.head), endAt(doc, sentence, record.tail)];
    const [first, second] = ends;
    if (!first || !second || first.id === second.id) continue;
    const [head, tail] = type.symmetric
      ? symmetricEnds(first, second, (end) => end)
      : [first, second];
    // One that is about to lose its direction may still be stored the other way round.
    const there = relationsOf(doc, head.id).some(
      (r) =>
        r.type === record.type &&
        ((r.head === head.id && r.tail === tail.id) ||
          (type.symmetric && r.head === tail.id && r.tail === head.id)),
    );
    const key = JSON.stringify([head.id, record.type, tail.id]);
    const twin = found.get(key);
    if (!there && (twin?.record.score ?? 0) <= record.score) {
      found.set(key, { record, head, tail });
    }
  }
  return [...found.values()];
}

/** The entity on these words that is not rejected; the one of the same type first. */
function endAt(doc: Doc, sentence: Sentence, end: LeftOut["head"]): Entity | undefined {
  const there = entitiesIn(doc, sentence).filter(
    (entity) => entity.status !== "rejected" && sameSpan(entity, end),
  );
  return there.find(({ type }) => type === end.type) ?? there[0];
}
