import type { Doc, EntityType, Project, Relation, RelationType, Schema } from "./document.ts";
import type { DocEdit, Edit, NamedEdit, Refusal } from "./edit.ts";
import { isEarlier } from "./symmetric.ts";

export type TypeKind = "entity" | "relation";

/** What can change of a type besides its name; null takes a choice back. */
export interface TypeChange {
  readonly hue?: number | null;
  readonly key?: string | null;
  readonly symmetric?: boolean;
  readonly heads?: readonly string[] | null;
  readonly tails?: readonly string[] | null;
}

const TABLE = { entity: "entities", relation: "relations" } as const;

/** Adds a type; the model learns it at the next training. */
export function addType(schema: Schema, kind: TypeKind, name: string): NamedEdit | Refusal {
  const wanted = name.trim();
  const refusal = refuseName(schema, kind, wanted);
  if (refusal) return refusal;
  const type = { name: wanted, short: wanted, verbose: wanted, formerNames: [] };
  const known = withoutFormerName(schema, kind, wanted);
  const next: Schema =
    kind === "entity"
      ? { ...known, entities: [...known.entities, type] }
      : { ...known, relations: [...known.relations, { ...type, symmetric: false }] };
  return { name: `Add ${kind} type ${wanted}`, edit: { schema: next } };
}

/** Renames a type in the schema, whatever it was shown as, and in all documents; its former name is kept for the model. */
export function renameType(
  project: Project,
  kind: TypeKind,
  name: string,
  to: string,
): NamedEdit | Refusal {
  const wanted = to.trim();
  const refusal = refuseName(project.schema, kind, wanted);
  if (refusal) return refusal;
  const renamed = <T extends EntityType>(type: T): T =>
    type.name !== name
      ? type
      : {
          ...type,
          name: wanted,
          short: wanted,
          verbose: wanted,
          formerNames: [...type.formerNames.filter((n) => n !== wanted), name],
        };
  return {
    name: `Rename ${name} to ${wanted}`,
    edit: {
      schema: mapTypes(withoutFormerName(project.schema, kind, wanted, name), kind, renamed),
      inside: eachOfType(project, kind, name, (annotation) => ({ ...annotation, type: wanted })),
    },
  };
}

/** Deletes a type and every annotation of it. */
export function deleteType(project: Project, kind: TypeKind, name: string): NamedEdit {
  const table = TABLE[kind];
  const rest = (project.schema[table] as readonly EntityType[]).filter((t) => t.name !== name);
  return {
    name: `Delete ${kind} type ${name}`,
    edit: {
      schema: { ...project.schema, [table]: rest },
      inside: eachOfType(project, kind, name, () => null),
    },
  };
}

/** What `deleteType` would take away: annotations of the type, and relations that lose an end. */
export function countOfType(project: Project, kind: TypeKind, name: string) {
  let annotations = 0;
  let relations = 0;
  for (const doc of Object.values(project.docs)) {
    const visible = Object.values(doc[TABLE[kind]]).filter((a) => a.status !== "rejected");
    annotations += visible.filter((a) => a.type === name).length;
    if (kind === "relation") continue;
    relations += Object.values(doc.relations).filter(
      ({ head, tail, status }) =>
        status !== "rejected" && [head, tail].some((id) => doc.entities[id].type === name),
    ).length;
  }
  return { annotations, relations };
}

/** Says whether a relation type has a direction; relations of it are put in canonical order. */
export function setSymmetric(project: Project, name: string, symmetric: boolean): NamedEdit {
  const schema = mapTypes(project.schema, "relation", (type) =>
    type.name === name ? { ...type, symmetric } : type,
  );
  const edit: Edit = symmetric
    ? { schema, inside: eachDoc(project, (doc) => ({ relations: canonical(doc, name) })) }
    : { schema };
  return { name: `Make ${name} ${symmetric ? "symmetric" : "directed"}`, edit };
}

function refuseName(schema: Schema, kind: TypeKind, name: string): Refusal | undefined {
  if (name === "") return { refused: "A type needs a name." };
  // Types are keys of `types.json`, whose order counts: JSON would put such a key first.
  if (/^(0|[1-9]\d*)$/.test(name)) return { refused: "A type's name cannot be just a number." };
  const taken = (schema[TABLE[kind]] as readonly EntityType[]).some((t) => t.name === name);
  return taken ? { refused: `There is already a type ${name}.` } : undefined;
}

/** A name in use means the type that has it now, not one that had it before. */
function withoutFormerName(schema: Schema, kind: TypeKind, name: string, except?: string): Schema {
  return mapTypes(schema, kind, (type) =>
    type.name !== except && type.formerNames.includes(name)
      ? { ...type, formerNames: type.formerNames.filter((n) => n !== name) }
      : type,
  );
}

function mapTypes(
  schema: Schema,
  kind: TypeKind,
  change: <T extends EntityType | RelationType>(type: T) => T,
): Schema {
  return kind === "entity"
    ? { ...schema, entities: schema.entities.map((type) => change(type)) }
    : { ...schema, relations: schema.relations.map((type) => change(type)) };
}

function eachDoc(project: Project, change: (doc: Doc) => DocEdit): Record<string, DocEdit> {
  const edits = Object.values(project.docs).map((doc) => [doc.id, change(doc)] as const);
  return Object.fromEntries(edits.filter(([, edit]) => Object.values(edit).some(hasEntries)));
}

const hasEntries = (table: object) => Object.keys(table).length > 0;

function eachOfType(
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

/** Relations of a type in canonical order; of two that then say the same, the more decided stays. */
function canonical(doc: Doc, type: string): Record<string, Relation | null> {
  const weight = { confirmed: 0, rejected: 1, suggested: 2 };
  const changes: Record<string, Relation | null> = {};
  const seen = new Set<string>();
  const all = Object.values(doc.relations).filter((relation) => relation.type === type);
  for (const old of all.sort((a, b) => weight[a.status] - weight[b.status])) {
    const turn = isEarlier(doc.entities[old.tail], doc.entities[old.head]);
    const relation = turn ? { ...old, head: old.tail, tail: old.head } : old;
    const key = JSON.stringify([relation.head, relation.tail]);
    if (seen.has(key)) changes[old.id] = null;
    else if (turn) changes[old.id] = relation;
    seen.add(key);
  }
  return changes;
}
