import type { Doc, EntityType, Project, RelationType, Schema } from "../document/document.ts";
import type { DocEdit } from "../document/edit.ts";

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

/** The schema without a type. */
export const withoutType = (schema: Schema, kind: TypeKind, name: string): Schema => ({
  ...schema,
  [TABLE[kind]]: typesOfKind(schema, kind).filter((type) => type.name !== name),
});

/** The changes inside all documents, those in the trash too; documents that stay as they are, left out. */
export function eachDoc(project: Project, change: (doc: Doc) => DocEdit): Record<string, DocEdit> {
  const edits = Object.values(project.docs).map((doc) => [doc.id, change(doc)] as const);
  return Object.fromEntries(edits.filter(([, edit]) => Object.values(edit).some(hasEntries)));
}

const hasEntries = (table: object) => Object.keys(table).length > 0;

/** The changes to every annotation of a type. */
export function eachOfType(
  project: Project,
  kind: TypeKind,
  name: string,
  change: <A>(annotation: A) => A | null,
): Record<string, DocEdit> {
  const table = TABLE[kind];
  return eachDoc(project, (doc) => {
    const found = Object.values<{ id: string; type: string }>(doc[table]).filter(
      (annotation) => annotation.type === name,
    );
    return { [table]: Object.fromEntries(found.map((a) => [a.id, change(a)])) };
  });
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
