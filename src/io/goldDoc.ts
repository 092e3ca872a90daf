import type { Doc, Entity, Range, Relation, Sentence } from "../core/document/document.ts";
import { symmetricEnds } from "../core/document/symmetric.ts";
import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/types/modelTypes.ts";
import { typeNames } from "./bratConf.ts";

/** Annotations of a file; `id` is unique in it. */
export interface GoldEntity {
  readonly id: string;
  readonly type: string;
  readonly fragments: readonly Range[];
}
export interface GoldRelation {
  readonly type: string;
  readonly head: string;
  readonly tail: string;
}

/** What a document of a file is made of. */
export interface GoldDoc {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly GoldEntity[];
  readonly relations: readonly GoldRelation[];
}

/**
 * A document whose annotations come from a file: all are confirmed, and so is every sentence, unless
 * the file annotates nothing. An annotation that is listed twice comes once and is counted.
 */
export function goldDoc(gold: GoldDoc, types: ModelTypes, count: Count, now: number): Doc {
  const { id, name, text, sentences } = gold;
  const ids = new Map<string, string>();
  const entities = new Map<string, Entity>();
  for (const entity of gold.entities) {
    const made = goldEntity(`${id}/${entity.id}`, entity);
    const key = JSON.stringify([entity.type, entity.fragments]);
    if (entities.has(key)) count("entities listed twice");
    else entities.set(key, made);
    ids.set(entity.id, entities.get(key)!.id);
  }
  const byId = Object.fromEntries([...entities.values()].map((entity) => [entity.id, entity]));
  const relations = new Map<string, Relation>();
  for (const { type, head, tail } of gold.relations) {
    const ends = [ids.get(head)!, ids.get(tail)!] as const;
    const symmetric = types.relations[type]?.symmetric ?? false;
    const [from, to] = symmetric ? symmetricEnds(...ends, (end) => byId[end]) : ends;
    const key = `${from} ${type} ${to}`;
    if (relations.has(key)) count("relations listed twice");
    else if (from === to) count("relations of an entity to itself");
    else relations.set(key, goldRelation(`${id}/R${relations.size + 1}`, type, from, to));
  }
  const annotated = gold.entities.length > 0;
  return {
    id,
    name,
    text,
    sentences,
    entities: byId,
    relations: Object.fromEntries([...relations.values()].map((r) => [r.id, r])),
    confirmed: annotated ? Object.fromEntries(sentences.map((s) => [s.id, true as const])) : {},
    createdAt: now,
  };
}

/** Counts one more thing of a kind. */
export type Count = (kind: string) => void;

/** The types of the annotations that `types` lacks are added, in the order of their appearance. */
export function withTypesOf(types: ModelTypes, docs: readonly Doc[]): ModelTypes {
  const entities: Record<string, TypeNames> = { ...types.entities };
  const relations: Record<string, RelationTypeNames> = { ...types.relations };
  for (const doc of docs) {
    for (const { type } of Object.values(doc.entities)) entities[type] ??= typeNames(type);
    for (const { type } of Object.values(doc.relations)) {
      relations[type] ??= { ...typeNames(type), symmetric: false };
    }
  }
  return { entities, relations };
}

function goldEntity(id: string, { type, fragments }: GoldEntity): Entity {
  const [start, end] = [fragments[0][0], fragments.at(-1)![1]];
  const entity = { id, start, end, type, status: "confirmed", score: null } as const;
  return fragments.length > 1 ? { ...entity, fragments } : entity;
}

const goldRelation = (id: string, type: string, head: string, tail: string): Relation => {
  return { id, head, tail, type, status: "confirmed", score: null };
};
