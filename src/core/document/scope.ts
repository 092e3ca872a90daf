import type { Doc, Schema, Scope, Table } from "./document.ts";
import { remembered } from "./remembered.ts";

/** The kinds of types, as scopes, schemas and documents name their tables. */
export type Kind = keyof Scope;

/** Every type of a schema. */
export const wholeScope = remembered(
  ({ entities, relations }: Schema): Scope => ({
    entities: entities.map(({ name }) => name),
    relations: relations.map(({ name }) => name),
  }),
);

/** The types that are annotated in a document now: those that nobody has switched off. */
export const annotatedIn = (schema: Schema, { notAnnotated }: Pick<Doc, "notAnnotated">): Scope =>
  notAnnotated ? annotatedBeside(schema)(notAnnotated) : annotated(schema);

const annotated = remembered(({ entities, relations }: Schema): Scope => {
  const names = (types: Schema[Kind]) =>
    types.filter((type) => !type.notAnnotated).map(({ name }) => name);
  return { entities: names(entities), relations: names(relations) };
});

const annotatedBeside = remembered((schema: Schema) =>
  remembered((off: Scope) => changed(annotated(schema), (kind, name) => !off[kind].includes(name))),
);

/** Whether a type of the schema is not annotated in a document. */
export function isSwitchedOff(schema: Schema, doc: Doc, kind: Kind, name: string): boolean {
  if (annotatedIn(schema, doc)[kind].includes(name)) return false;
  return schema[kind].some((type) => type.name === name);
}

/** The names of a scope that are wanted. */
const changed = (scope: Scope, isWanted: (kind: Kind, name: string) => boolean): Scope => ({
  entities: scope.entities.filter((name) => isWanted("entities", name)),
  relations: scope.relations.filter((name) => isWanted("relations", name)),
});

/** Whether a scope holds a type. */
export const knows = (scope: Scope, kind: Kind, name: string): boolean =>
  scope[kind].includes(name);

/** A scope with one type more. */
export const withKnown = (scope: Scope, kind: Kind, name: string): Scope =>
  knows(scope, kind, name) ? scope : { ...scope, [kind]: [...scope[kind], name] };

/** A scope without a type. */
export const withoutKnown = (scope: Scope, kind: Kind, name: string): Scope =>
  knows(scope, kind, name)
    ? { ...scope, [kind]: scope[kind].filter((known) => known !== name) }
    : scope;

/** A scope in which a type has another name. */
export const renamedScope = (scope: Scope, kind: Kind, name: string, to: string): Scope =>
  knows(scope, kind, name)
    ? { ...scope, [kind]: scope[kind].map((known) => (known === name ? to : known)) }
    : scope;

/** A scope after a type was merged into another: it holds that one only if it held both. */
export function mergedScope(scope: Scope, kind: Kind, name: string, into: string): Scope {
  // Without the other, either is left out: it has become a part of what the type means now.
  return knows(scope, kind, name)
    ? withoutKnown(scope, kind, name)
    : withoutKnown(scope, kind, into);
}

/** What both of two scopes hold. */
export const inBoth = (a: Scope, b: Scope): Scope =>
  isWithin(a, b) ? a : isWithin(b, a) ? b : changed(a, (kind, name) => b[kind].includes(name));

/** Whether the second of two scopes holds every type of the first. */
export const isWithin = (a: Scope, b: Scope): boolean =>
  a === b ||
  (a.entities.every((name) => b.entities.includes(name)) &&
    a.relations.every((name) => b.relations.includes(name)));

/** Whether two scopes hold the same types. */
export const isSameScope = (a: Scope, b: Scope): boolean => isWithin(a, b) && isWithin(b, a);

/** Whether a scope names nothing. */
export const isEmptyScope = ({ entities, relations }: Scope): boolean =>
  entities.length + relations.length === 0;

/**
 * What of some types a scope leaves unknown to a sentence: undefined where it knows all of them,
 * else those that it knows. One object for each scope, as thousands of sentences share it.
 */
export const partOf = (all: Scope, scope: Scope): Scope | undefined => partsOf(all)(scope);

const partsOf = remembered((all: Scope) =>
  remembered((scope: Scope) => (isWithin(all, scope) ? undefined : inBoth(all, scope))),
);

/** Gives equal scopes as one object: a project has thousands of sentences, and few scopes. */
export function sharedScopes(): (scope: Scope) => Scope {
  const known = new Map<string, Scope>();
  return (scope) => {
    const key = JSON.stringify([scope.entities, scope.relations]);
    const there = known.get(key);
    if (!there) known.set(key, scope);
    return there ?? scope;
  };
}

/** A table of scopes, or changes to one, with equal scopes as one object. */
export const withSharedScopes = <S extends Scope | null>(
  table: Table<S>,
  shared: (scope: Scope) => Scope,
): Table<S> =>
  Object.fromEntries(
    Object.entries(table).map(([id, scope]) => [id, scope && (shared(scope) as S)]),
  );
