import type { Doc, Entity, EntityType, Schema, Scope } from "../document/document.ts";
import { remembered } from "../document/remembered.ts";
import { distinctRelations } from "../document/sameAnnotations.ts";
import type { ModelTypes, RelationTypeNames, TypeNames } from "./modelTypes.ts";
import { withTypes } from "./schema.ts";
import { typeCalled, typedName, typeWrittenOut } from "./shownNames.ts";
import { TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";

/** A type of a file that is one of the project's under another name. */
export interface TakenFor {
  readonly kind: TypeKind;
  readonly name: string;
  /** The type of the project. */
  readonly type: EntityType;
}

/** What is read from files, as a project takes it. */
export interface Imported {
  readonly docs: readonly Doc[];
  readonly schema: Schema;
  readonly takenFor: readonly TakenFor[];
}

/**
 * What is read from files, with its types as those of the project: a type that is called as one of
 * the project is that one. Types of one file stay apart, whatever they are called.
 */
export function imported(schema: Schema, types: ModelTypes, docs: readonly Doc[]): Imported {
  const found = (["entity", "relation"] as const).flatMap((kind) => {
    const table = new Map<string, TypeNames>(Object.entries(types[TABLE[kind]]));
    return takenFor(typesOfKind(schema, kind), table, kind);
  });
  if (found.length === 0) return { docs, schema: withTypes(schema, types), takenFor: found };
  const names: Names = {
    entity: namesOf(found, "entity"),
    relation: namesOf(found, "relation"),
  };
  const next = withTypes(schema, unknown(types, names));
  const scope = remembered((of: Scope) => scopeUnderNames(of, names));
  const named = docs.map((doc) => ({
    ...underNames(doc, next, names),
    confirmed: Object.fromEntries(Object.entries(doc.confirmed).map(([id, of]) => [id, scope(of)])),
    ...(doc.notAnnotated && { notAnnotated: scope(doc.notAnnotated) }),
  }));
  return { docs: named, schema: next, takenFor: found };
}

/** Names of the project by those of the files. */
type Names = Readonly<Record<TypeKind, ReadonlyMap<string, string>>>;

/**
 * The types of a kind that files or a model call as a type of the project is called, each of these once: what
 * is written as it is there goes before what only reads so, and names before what is written out.
 */
export function takenFor(
  there: readonly EntityType[],
  table: ReadonlyMap<string, TypeNames>,
  kind: TypeKind,
): TakenFor[] {
  const own = new Set(there.map(({ name }) => name));
  const found = new Map<EntityType, TakenFor>();
  const take = (name: string, type: EntityType | undefined) => {
    if (!type || table.has(type.name) || found.has(type)) return;
    found.set(type, { kind, name, type });
  };
  const others = [...table].filter(([name]) => !own.has(name));
  const called = others.map(([name, { verbose }]) => ({
    name,
    byName: typeCalled(there, name),
    byWords: typeWrittenOut(there, verbose),
  }));
  for (const { name, byName } of called)
    if (byName && [byName.name, byName.verbose].includes(typedName(name))) take(name, byName);
  const isTaken = (name: string) => [...found.values()].some((taken) => taken.name === name);
  for (const field of ["byName", "byWords"] as const)
    for (const one of called) if (!isTaken(one.name)) take(one.name, one[field]);
  return [...found.values()];
}

const namesOf = (found: readonly TakenFor[], kind: TypeKind) =>
  new Map(found.filter((t) => t.kind === kind).map(({ name, type }) => [name, type.name]));

/** The other types of the files; their rules name the types of the project. */
function unknown({ entities, relations }: ModelTypes, names: Names): ModelTypes {
  const ends = (rule: readonly string[]) => rule.map((name) => names.entity.get(name) ?? name);
  const ruled = ({ heads, tails, ...type }: RelationTypeNames): RelationTypeNames => ({
    ...type,
    ...(heads && { heads: ends(heads) }),
    ...(tails && { tails: ends(tails) }),
  });
  const without = <T>(table: Readonly<Record<string, T>>, of: ReadonlyMap<string, string>) =>
    Object.entries(table).filter(([name]) => !of.has(name));
  const others = without(relations, names.relation);
  return {
    entities: Object.fromEntries(without(entities, names.entity)),
    relations: Object.fromEntries(others.map(([name, type]) => [name, ruled(type)])),
  };
}

function scopeUnderNames({ entities, relations }: Scope, names: Names): Scope {
  const under = (known: readonly string[], of: ReadonlyMap<string, string>) => [
    ...new Set(known.map((name) => of.get(name) ?? name)),
  ];
  return {
    entities: under(entities, names.entity),
    relations: under(relations, names.relation),
  };
}

function underNames(doc: Doc, schema: Schema, names: Names): Doc {
  const entities = Object.values(doc.entities).map((entity): Entity => {
    const type = names.entity.get(entity.type);
    return type === undefined ? entity : { ...entity, type };
  });
  const taken = new Set(names.relation.values());
  const symmetric = schema.relations.filter((t) => t.symmetric && taken.has(t.name));
  const changes = distinctRelations(
    doc,
    (relation) => {
      const type = names.relation.get(relation.type);
      return type === undefined ? relation : { ...relation, type };
    },
    (type) => symmetric.some(({ name }) => name === type),
  );
  const relations = Object.entries({ ...doc.relations, ...changes });
  return {
    ...doc,
    entities: Object.fromEntries(entities.map((entity) => [entity.id, entity])),
    relations: Object.fromEntries(relations.flatMap(([id, r]) => (r ? [[id, r]] : []))),
  };
}
