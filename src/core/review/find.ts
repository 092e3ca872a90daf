import { entitiesInOrder } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Schema, Status } from "../document/document.ts";
import { liveDocs } from "../document/liveDocs.ts";
import { allows } from "../types/constraints.ts";
import { type TextPattern, textPattern } from "./textPattern.ts";

/** What is looked for; every field that is set has to hold. */
export interface FindQuery {
  /** In text hits: this text; in annotations: part of an entity's or of a relation's ends' words. */
  readonly text: string;
  readonly matchCase: boolean;
  readonly what: "text" | "entities" | "relations";
  /** Type of the entity or the relation; null: any. */
  readonly type: string | null;
  /** Types of a relation's ends; null: any. */
  readonly head: string | null;
  readonly tail: string | null;
  readonly statuses: readonly Status[];
  /** Inclusive bounds of the score, 0 to 1; what has no score is found only by 0 to 1. */
  readonly scoreFrom: number;
  readonly scoreTo: number;
  /** Only relations that break a rule of the schema. */
  readonly illegal: boolean;
  /** One document; null: all that are not in the trash. */
  readonly doc: string | null;
}

/** Something found: a stretch of text, an entity or a relation. */
export interface Hit {
  readonly doc: string;
  readonly kind: "text" | "entity" | "relation";
  /** Of the entity or relation; "" for text. */
  readonly id: string;
  /** What to look at; for a relation, from the earlier to the later end. */
  readonly start: number;
  readonly end: number;
}

/** What was found: the first hits in reading order, and how many there are. */
export interface FindResult {
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** Looks through the documents that are not in the trash, in their order; keeps `limit` hits. */
export function find(project: Project, query: FindQuery, limit: number): FindResult {
  const hits: Hit[] = [];
  let total = 0;
  const add = (hit: Hit) => {
    if (total++ < limit) hits.push(hit);
  };
  const look = { text: findText, entities: findEntities, relations: findRelations }[query.what];
  const search: Search = { schema: project.schema, query, words: wordsOf(query), add };
  const docs = liveDocs(project).filter(({ id }) => query.doc === null || query.doc === id);
  for (const doc of docs) look(doc, search);
  return { hits, total };
}

interface Search {
  readonly schema: Schema;
  readonly query: FindQuery;
  /** Null: any words. */
  readonly words: TextPattern | null;
  add(hit: Hit): void;
}

const wordsOf = ({ text, matchCase }: FindQuery) => textPattern(text, matchCase);

function findText(doc: Doc, { words, add }: Search): void {
  let span = words?.(doc.text, 0);
  while (words && span) {
    add({ doc: doc.id, kind: "text", id: "", ...span });
    span = words(doc.text, span.end);
  }
}

function findEntities(doc: Doc, { query, words, add }: Search): void {
  for (const entity of entitiesInOrder(doc)) {
    const { id, start, end } = entity;
    if (!isWanted(entity, query)) continue;
    if (words && !words(doc.text.slice(start, end), 0)) continue;
    add({ doc: doc.id, kind: "entity", id, start, end });
  }
}

function findRelations(doc: Doc, { schema, query, words, add }: Search): void {
  const found: Hit[] = [];
  const types = new Map(schema.relations.map((type) => [type.name, type]));
  for (const relation of Object.values(doc.relations)) {
    const [head, tail] = [doc.entities[relation.head], doc.entities[relation.tail]];
    if (!head || !tail || !isWanted(relation, query)) continue;
    const ends = { head: head.type, tail: tail.type };
    const type = types.get(relation.type);
    if (!fitsEnds(ends, query, type?.symmetric ?? false)) continue;
    if (query.illegal && (!type || allows(type, ends))) continue;
    if (words && ![head, tail].some((e) => words(doc.text.slice(e.start, e.end), 0))) continue;
    const start = Math.min(head.start, tail.start);
    const end = Math.max(head.end, tail.end);
    found.push({ doc: doc.id, kind: "relation", id: relation.id, start, end });
  }
  found.sort((a, b) => a.start - b.start || a.end - b.end).forEach(add);
}

function isWanted({ type, status, score }: Entity | Relation, query: FindQuery): boolean {
  if (query.type !== null && query.type !== type) return false;
  const { scoreFrom, scoreTo } = query;
  const inRange =
    score === null ? scoreFrom <= 0 && scoreTo >= 1 : scoreFrom <= score && score <= scoreTo;
  return inRange && query.statuses.includes(status);
}

function fitsEnds(
  ends: { head: string; tail: string },
  query: FindQuery,
  symmetric: boolean,
): boolean {
  const fits = (head: string, tail: string) =>
    (query.head === null || query.head === head) && (query.tail === null || query.tail === tail);
  return fits(ends.head, ends.tail) || (symmetric && fits(ends.tail, ends.head));
}
