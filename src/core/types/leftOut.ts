import { entitiesIn, relationsOf, sentenceAt, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, EntityType, Relation, Schema, Sentence } from "../document/document.ts";
import type { DocEdit } from "../document/edit.ts";
import { overlaps, type Span, sameSpan } from "../document/overlaps.ts";
import { isSwitchedOff, type Kind } from "../document/scope.ts";
import { symmetricEnds } from "../document/symmetric.ts";
import { isBelow } from "./belowThreshold.ts";
import { isLegal } from "./constraints.ts";
import { currentName } from "./schema.ts";

/** A predicted relation that was not suggested: a rule of the schema, or a switched-off type. */
export interface LeftOutRelation {
  readonly kind: "relation";
  readonly sentence: string;
  readonly type: string;
  /** Borders are counted from the start of the sentence, which moves when the text is edited. */
  readonly head: Span & { readonly type: string };
  readonly tail: Span & { readonly type: string };
  readonly score: number;
}

/**
 * A predicted span that was not suggested: its type is not annotated in its document. Its borders
 * are counted from the start of the sentence.
 */
export interface LeftOutSpan extends Span {
  readonly kind: "span";
  readonly sentence: string;
  readonly type: string;
  readonly score: number;
}

/** What was predicted and not suggested. */
export type LeftOut = LeftOutRelation | LeftOutSpan;

/** A relation that could be added now: both its ends are there. */
export interface AddableRelation {
  readonly kind: "relation";
  readonly record: LeftOutRelation;
  readonly head: Entity;
  readonly tail: Entity;
}

/** A span that could be added now, with its borders in the text: nothing that is there bars it. */
export interface AddableSpan extends Span {
  readonly kind: "span";
  readonly record: LeftOutSpan;
}

export type Addable = AddableRelation | AddableSpan;

/** What was left out and may come back. */
export interface Recall {
  /** By document. */
  readonly leftOut: Readonly<Record<string, readonly LeftOut[]>>;
  /** Gives what comes back an id. */
  readonly newId: () => string;
}

export const NOTHING_LEFT_OUT: Recall = { leftOut: {}, newId: () => "" };

/** What is remembered of a relation that is left out. */
export function recordOf(
  { id: sentence, start: at }: Sentence,
  { head, tail, type, score }: Pick<Relation, "head" | "tail" | "type" | "score">,
  entity: (id: string) => Span & { readonly type: string },
): LeftOutRelation {
  const place = (id: string) => {
    const { start, end, type: of } = entity(id);
    return { start: start - at, end: end - at, type: of };
  };
  return {
    kind: "relation",
    sentence,
    type,
    head: place(head),
    tail: place(tail),
    score: score ?? 1,
  };
}

/** What is remembered of a span that is left out. */
export const spanRecordOf = (
  { id: sentence, start: at }: Sentence,
  { start, end, type, score }: Pick<Entity, "start" | "end" | "type" | "score">,
): LeftOutSpan => ({
  kind: "span",
  sentence,
  start: start - at,
  end: end - at,
  type,
  score: score ?? 1,
});

/** The types of both its ends. */
export const typesOf = ({ head, tail }: LeftOutRelation) => ({ head: head.type, tail: tail.type });

/** What was left out, after some sentences were predicted again. */
export function withPredicted(
  old: readonly LeftOut[],
  sentences: ReadonlySet<string>,
  fresh: readonly LeftOut[],
): readonly LeftOut[] {
  return [...old.filter(({ sentence }) => !sentences.has(sentence)), ...fresh];
}

/** The suggestions that an edit takes away, to be remembered with what is left out of a document. */
export function takenAway(doc: Doc, { entities = {}, relations = {} }: DocEdit): LeftOut[] {
  const gone = (table: object) =>
    Object.entries(table).flatMap(([id, v]) => (v === null ? id : []));
  const spans = gone(entities).flatMap((id): LeftOut[] => {
    const { start, end, type, status, score } = doc.entities[id];
    const sentence = sentenceAt(doc, start);
    if (status !== "suggested" || !sentence) return [];
    return [spanRecordOf(sentence, { start, end, type, score })];
  });
  const arcs = gone(relations).flatMap((id) => {
    const relation = doc.relations[id];
    const sentence = sentenceAt(doc, doc.entities[relation.head].start);
    if (relation.status !== "suggested" || !sentence) return [];
    return [recordOf(sentence, relation, (end) => doc.entities[end])];
  });
  return [...spans, ...arcs];
}

/**
 * What is left out of a document as it is now, in reading order, spans first: what was added since,
 * or became legal, or lost an end, is not among it.
 */
export function leftOutNow(
  doc: Doc,
  schema: Schema,
  records: readonly LeftOut[],
): readonly Addable[] {
  const spans = addableSpans(doc, schema, records)
    .filter(({ record }) => isHidden(doc, schema, "entities", record))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const relations = addableRelations(doc, schema, records)
    .filter((found) => !isAllowed(doc, schema, found))
    .sort((a, b) => a.head.start - b.head.start || a.tail.start - b.tail.start);
  return [...spans, ...relations];
}

/** What was left out and is allowed now, as suggestions by their ids. */
export function allowedNow(
  doc: Doc,
  schema: Schema,
  records: readonly LeftOut[],
  newId: () => string,
): Pick<Doc, "entities" | "relations"> {
  const suggested = { status: "suggested", by: "model" } as const;
  const spans = addableSpans(doc, schema, records)
    .filter(({ record }) => !isHidden(doc, schema, "entities", record))
    .map(({ start, end, record: { type, score } }): Entity => {
      return { id: newId(), start, end, type, ...suggested, score };
    });
  const entities = Object.fromEntries(spans.map((entity) => [entity.id, entity]));
  // What was left out of relations may end in spans that just came back.
  const withSpans = spans.length > 0 ? { ...doc, entities: { ...doc.entities, ...entities } } : doc;
  const relations = addableRelations(withSpans, schema, records)
    .filter((found) => isAllowed(doc, schema, found))
    .map(({ record: { type, score }, head, tail }): Relation => {
      return { id: newId(), head: head.id, tail: tail.id, type, ...suggested, score };
    });
  return { entities, relations: Object.fromEntries(relations.map((r) => [r.id, r])) };
}

const isAllowed = (doc: Doc, schema: Schema, { record, head, tail }: AddableRelation): boolean =>
  isLegal(schema, record.type, { head: head.type, tail: tail.type }) &&
  !isHidden(doc, schema, "relations", record);

/** Whether a type is not annotated here, or the model is less sure of it than it has to be. */
const isHidden = (doc: Doc, schema: Schema, kind: Kind, record: LeftOut): boolean =>
  isSwitchedOff(schema, doc, kind, record.type) || isBelow(schema, kind, record);

/** A record under the name that its type has now, with its sentence; null where one is gone. */
function today<R extends LeftOut>(doc: Doc, types: readonly EntityType[], old: R) {
  const type = currentName(types, old.type);
  const sentence = sentenceById(doc, old.sentence);
  if (type === undefined || !sentence || doc.confirmed[sentence.id]) return null;
  return { sentence, record: { ...old, type } };
}

function addableSpans(doc: Doc, schema: Schema, records: readonly LeftOut[]): AddableSpan[] {
  const found = new Map<string, AddableSpan>();
  for (const old of records) {
    const now = old.kind === "span" ? today(doc, schema.entities, old) : null;
    if (!now) continue;
    const { record, sentence } = now;
    const span = { start: record.start + sentence.start, end: record.end + sentence.start };
    const isBarred = entitiesIn(doc, sentence).some(
      (e) =>
        (e.status === "confirmed" && overlaps(e, span)) ||
        (sameSpan(e, span) &&
          (e.type === record.type || (e.status === "suggested" && e.by !== "model"))),
    );
    const key = JSON.stringify([span.start, span.end, record.type]);
    if (!isBarred) found.set(key, { kind: "span", record, ...span });
  }
  return [...found.values()];
}

function addableRelations(
  doc: Doc,
  schema: Schema,
  records: readonly LeftOut[],
): AddableRelation[] {
  const found = new Map<string, AddableRelation>();
  for (const old of records) {
    const now = old.kind === "relation" ? today(doc, schema.relations, old) : null;
    if (!now) continue;
    const { record, sentence } = now;
    const ends = [endAt(doc, sentence, record.head), endAt(doc, sentence, record.tail)];
    const [first, second] = ends;
    if (!first || !second || first.id === second.id) continue;
    const { symmetric } = schema.relations.find(({ name }) => name === record.type)!;
    const [head, tail] = symmetric ? symmetricEnds(first, second, (end) => end) : [first, second];
    // One that is about to lose its direction may still be stored the other way round.
    const there = relationsOf(doc, head.id).some(
      (r) =>
        r.type === record.type &&
        ((r.head === head.id && r.tail === tail.id) ||
          (symmetric && r.head === tail.id && r.tail === head.id)),
    );
    const key = JSON.stringify([head.id, record.type, tail.id]);
    const twin = found.get(key);
    if (!there && (twin?.record.score ?? 0) <= record.score) {
      found.set(key, { kind: "relation", record, head, tail });
    }
  }
  return [...found.values()];
}

/** The entity on these words that is not rejected; the one of the same type first. */
function endAt(doc: Doc, sentence: Sentence, end: LeftOutRelation["head"]): Entity | undefined {
  const span = { start: end.start + sentence.start, end: end.end + sentence.start };
  const there = entitiesIn(doc, sentence).filter(
    (entity) => entity.status !== "rejected" && sameSpan(entity, span),
  );
  return there.find(({ type }) => type === end.type) ?? there[0];
}
