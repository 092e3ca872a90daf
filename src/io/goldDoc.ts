import type { Doc, Entity, Range, Relation, Scope, Sentence } from "../core/document/document.ts";
import { symmetricEnds } from "../core/document/symmetric.ts";
import type { ModelTypes, RelationTypeNames, TypeNames } from "../core/types/modelTypes.ts";
import { t } from "../language/words.ts";
import type { Place } from "./importError.ts";
import { isSymmetric, typeNames } from "./typeNames.ts";

/** Annotations of a file; `id` is unique in it. */
export interface GoldEntity {
  readonly id: string;
  readonly type: string;
  readonly fragments: readonly Range[];
  readonly place: Place;
  /** Where the file only suggests it; absent: it is confirmed. */
  readonly suggested?: Suggested;
}
export interface GoldRelation {
  readonly type: string;
  readonly head: string;
  readonly tail: string;
  readonly place: Place;
  readonly suggested?: Suggested;
}
/** What a file says of a suggestion: how sure its source is, 0 to 1, or null. */
export interface Suggested {
  readonly score: number | null;
}

/** What a document of a file is made of. */
export interface GoldDoc {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly sentences: readonly Sentence[];
  readonly entities: readonly GoldEntity[];
  readonly relations: readonly GoldRelation[];
  /** Ids of the sentences that the file does not annotate, as it does others. */
  readonly unread?: ReadonlySet<string>;
  /** What sentences know, by id, where the file says it of them. */
  readonly known?: ReadonlyMap<string, Scope>;
  /** What the files say of types: which have no direction. */
  readonly types: ModelTypes;
  /** The types that files list as those that are annotated; null where none do. */
  readonly listed: ModelTypes | null;
  /** What else the file says of the document, by name: other columns, ids, sources. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

/** Says that something of the file is left out. */
export type LeaveOut = (kind: string, place: Place) => void;

/**
 * A document whose annotations come from a file: all are confirmed but those that it only suggests,
 * and so is every sentence that the file annotates, unless nothing in it is confirmed. What is listed
 * twice comes once and is told.
 *
 * @param scope what sentences know of which the file does not say it
 */
export function goldDoc(gold: GoldDoc, scope: Scope, leaveOut: LeaveOut): Doc {
  const { id, name, text, sentences, createdAt, types, known, metadata } = gold;
  const { entities, idOf } = goldEntities(gold, leaveOut);
  const relations = new Map<string, Relation>();
  for (const { type, head, tail, place, suggested } of gold.relations) {
    const ends = [idOf.get(head)!, idOf.get(tail)!] as const;
    const [from, to] = isSymmetric(types, type)
      ? symmetricEnds(...ends, (end) => entities.get(end)!)
      : ends;
    const key = JSON.stringify([from, type, to]);
    if (relations.has(key)) leaveOut(t("relations listed twice"), place);
    else if (from === to) leaveOut(t("relations of a span to itself"), place);
    else {
      const made = { id: `${id}/R${relations.size + 1}`, head: from, tail: to, type };
      relations.set(key, { ...made, ...standing(suggested) });
    }
  }
  const hasConfirmed = [...entities.values()].some(({ status }) => status === "confirmed");
  const read = hasConfirmed ? sentences.filter((s) => !gold.unread?.has(s.id)) : [];
  return {
    id,
    name,
    text,
    sentences,
    entities: Object.fromEntries(entities),
    relations: Object.fromEntries([...relations.values()].map((r) => [r.id, r])),
    confirmed: Object.fromEntries(read.map((s) => [s.id, known?.get(s.id) ?? scope])),
    ...(metadata && { metadata }),
    createdAt,
  };
}

/** The entities by their ids here, and those ids by the ids of the file. */
function goldEntities(gold: GoldDoc, leaveOut: LeaveOut) {
  const entities = new Map<string, Entity>();
  const known = new Map<string, string>();
  const idOf = new Map<string, string>();
  for (const entity of gold.entities) {
    const key = JSON.stringify([entity.type, entity.fragments]);
    const twin = known.get(key);
    const id = twin ?? `${gold.id}/T${entities.size + 1}`;
    if (twin) leaveOut(t("entities listed twice"), entity.place);
    else entities.set(id, goldEntity(id, entity));
    known.set(key, id);
    idOf.set(entity.id, id);
  }
  return { entities, idOf };
}

/**
 * The types for which documents are annotated that share a list of types, or (null) have none: those
 * that are listed or that occur in any of them.
 */
export function scopesOf(golds: readonly GoldDoc[]): ReadonlyMap<ModelTypes | null, Scope> {
  const found = new Map<ModelTypes | null, { entities: Set<string>; relations: Set<string> }>();
  for (const { listed, entities, relations } of golds) {
    const names = found.get(listed) ?? {
      entities: new Set(Object.keys(listed?.entities ?? {})),
      relations: new Set(Object.keys(listed?.relations ?? {})),
    };
    found.set(listed, names);
    for (const { type } of entities) names.entities.add(type);
    for (const { type } of relations) names.relations.add(type);
  }
  return new Map(
    [...found].map(([listed, { entities, relations }]) => [
      listed,
      { entities: [...entities], relations: [...relations] },
    ]),
  );
}

/**
 * The types of the annotations, and those that sentences know, that `types` lacks are added, in the
 * order of their appearance.
 */
export function withTypesOf(types: ModelTypes, docs: readonly Doc[]): ModelTypes {
  const entities = new Map<string, TypeNames>(Object.entries(types.entities));
  const relations = new Map<string, RelationTypeNames>(Object.entries(types.relations));
  const addEntity = (type: string) => {
    if (!entities.has(type)) entities.set(type, typeNames(type));
  };
  const addRelation = (type: string) => {
    if (!relations.has(type)) relations.set(type, { ...typeNames(type), symmetric: false });
  };
  for (const doc of docs) {
    for (const { type } of Object.values(doc.entities)) addEntity(type);
    for (const { type } of Object.values(doc.relations)) addRelation(type);
    for (const scope of new Set(Object.values(doc.confirmed))) {
      scope.entities.forEach(addEntity);
      scope.relations.forEach(addRelation);
    }
  }
  // `fromEntries` makes a property of any name, `__proto__` too.
  return { entities: Object.fromEntries(entities), relations: Object.fromEntries(relations) };
}

function goldEntity(id: string, { type, fragments, suggested }: GoldEntity): Entity {
  const [start, end] = [fragments[0][0], fragments.at(-1)![1]];
  const entity: Entity = { id, start, end, type, ...standing(suggested) };
  return fragments.length > 1 ? { ...entity, fragments } : entity;
}

const standing = (suggested: Suggested | undefined) => ({
  status: suggested ? ("suggested" as const) : ("confirmed" as const),
  by: "import" as const,
  score: suggested?.score ?? null,
});
