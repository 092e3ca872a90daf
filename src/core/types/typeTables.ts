import type {
  Doc,
  EntityType,
  Project,
  RelationType,
  Schema,
  Scope,
} from "../document/document.ts";
import type { DocEdit, Edit } from "../document/edit.ts";
import { withMentionType } from "../document/mentionChoices.ts";
import { remembered } from "../document/remembered.ts";
import { isEmptyScope } from "../document/scope.ts";
import { keepPlaces } from "./places.ts";

export type TypeKind = "entity" | "relation";

/** Where types of a kind, and annotations of them, are kept. */
export const TABLE = { entity: "entities", relation: "relations" } as const;

/** The types of a kind. */
export const typesOfKind = (schema: Schema, kind: TypeKind): readonly EntityType[] =>
  schema[TABLE[kind]];

/** The schema with every type of a kind changed. */
export function mapTypes(
  schema: Schema,
  kind: TypeKind,
  change: <T extends EntityType | RelationType>(type: T) => T,
): Schema {
  return kind === "entity"
    ? { ...schema, entities: schema.entities.map((type) => change(type)) }
    : { ...schema, relations: schema.relations.map((type) => change(type)) };
}

/** The schema without a type; the others keep their places. */
export function withoutType(schema: Schema, kind: TypeKind, name: string): Schema {
  const types = typesOfKind(schema, kind);
  const rest = types.filter((type) => type.name !== name);
  return { ...schema, [TABLE[kind]]: keepPlaces(types, rest) };
}

/** The changes inside all documents, those in the trash too; documents that stay as they are, left out. */
export function eachDoc(project: Project, change: (doc: Doc) => DocEdit): Record<string, DocEdit> {
  const edits = Object.values(project.docs).map((doc) => [doc.id, change(doc)] as const);
  return Object.fromEntries(edits.filter(([, edit]) => Object.values(edit).some(hasEntries)));
}

/** A field that goes (null) changes the document too. */
const hasEntries = (field: object | null) => field === null || Object.keys(field).length > 0;

/** What becomes of a type: of its annotations (null: they go), and of what sentences know. */
interface TypeFate {
  readonly annotation: <A>(annotation: A) => A | null;
  readonly scope: (scope: Scope) => Scope;
}

/** The changes to every annotation of a type, and to the scopes that name it. */
export function eachOfType(
  project: Project,
  kind: TypeKind,
  name: string,
  { annotation, scope }: TypeFate,
): Record<string, DocEdit> {
  const table = TABLE[kind];
  const changed = remembered(scope);
  return eachDoc(project, (doc) => {
    const found = Object.values<{ id: string; type: string }>(doc[table]).filter(
      ({ type }) => type === name,
    );
    return {
      [table]: Object.fromEntries(found.map((a) => [a.id, annotation(a)])),
      ...changedScopes(doc, changed),
    };
  });
}

/** What becomes of what was said of mentions of a type, where it is called otherwise or (null) goes. */
export function mentionsAfter(
  { mentions }: Project,
  kind: TypeKind,
  name: string,
  to: string | null,
): Pick<Edit, "mentions"> {
  const next = kind === "entity" ? withMentionType(mentions, name, to) : mentions;
  return next === mentions || !next ? {} : { mentions: next };
}

/** The changes to what the sentences of a document know, and to what is not annotated in it. */
export function changedScopes(
  doc: Doc,
  change: (scope: Scope) => Scope,
  changeOff: (off: Scope) => Scope = change,
): Pick<DocEdit, "confirmed" | "notAnnotated"> {
  const confirmed = Object.entries(doc.confirmed).flatMap(([id, scope]) => {
    const next = change(scope);
    return next === scope ? [] : [[id, next] as const];
  });
  const off = doc.notAnnotated && changeOff(doc.notAnnotated);
  return {
    confirmed: Object.fromEntries(confirmed),
    ...(off && off !== doc.notAnnotated && { notAnnotated: isEmptyScope(off) ? null : off }),
  };
}

/**
 * The schema after an entity type was renamed to or merged into another (null: deleted), in the
 * rules of relation types. A rule that loses its last type is dropped: it allows every type.
 */
export function replaceInRules(schema: Schema, name: string, by: string | null): Schema {
  const replaced = (names: readonly string[] | undefined) => {
    const next = names?.flatMap((n) => (n !== name ? [n] : by === null ? [] : [by]));
    return next && next.length > 0 ? [...new Set(next)] : undefined;
  };
  const isNamed = ({ heads = [], tails = [] }: RelationType) =>
    heads.includes(name) || tails.includes(name);
  if (!schema.relations.some(isNamed)) return schema;
  const relations = schema.relations.map(({ heads, tails, ...type }) =>
    withRules(type, replaced(heads), replaced(tails)),
  );
  return { ...schema, relations };
}

/** A relation type with these rules; undefined allows every type. */
export function withRules(
  type: Omit<RelationType, "heads" | "tails">,
  heads: readonly string[] | undefined,
  tails: readonly string[] | undefined,
): RelationType {
  return { ...type, ...(heads && { heads }), ...(tails && { tails }) };
}
