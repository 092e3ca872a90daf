import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, EntityType, Project, Schema, Scope } from "../document/document.ts";
import { type Edit, isRefusal } from "../document/edit.ts";
import { remembered } from "../document/remembered.ts";
import { distinctRelations } from "../document/sameAnnotations.ts";
import { knows, withKnown } from "../document/scope.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { isUsed } from "./isUsed.ts";
import { mergeType } from "./mergeType.ts";
import { keepPlaces, placed } from "./places.ts";
import { typeWrittenOut } from "./shownNames.ts";
import {
  changedScopes,
  eachDoc,
  mentionsAfter,
  TABLE,
  type TypeKind,
  typesOfKind,
} from "./typeTables.ts";

const KINDS = ["entity", "relation"] as const;

/**
 * Puts the types of a backup back, as they were and in their order; the project's others follow. One
 * that is a former name of theirs, or is shown as one of them, and under which nobody but the model
 * has put anything, is that type from now on: so it is where only the model's own types are there.
 */
export function restoredTypes(project: Project, backup: Schema): Edit {
  const successors = KINDS.flatMap((kind) => successorsOf(project, backup, kind));
  const kept = (kind: TypeKind) => (type: EntityType) =>
    !typesOfKind(backup, kind).some(({ name }) => name === type.name) &&
    !successors.some((s) => s.kind === kind && s.name === type.name);
  const { entities, relations } = project.schema;
  const schema: Schema = {
    entities: beside(backup.entities, entities, entities.filter(kept("entity"))),
    relations: beside(backup.relations, relations, relations.filter(kept("relation"))),
  };
  let edit: Edit = {};
  let now = project;
  const take = (inside: Edit["inside"] = {}, ofMentions: Pick<Edit, "mentions"> = {}) => {
    edit = squashEdits(edit, { inside, ...ofMentions });
    now = applyEdit(now, { inside, ...ofMentions }).project;
  };
  for (const { kind, name, into } of successors) {
    const table = TABLE[kind];
    // It is the same type: who knows the one knows the other.
    const grown = remembered((scope: Scope) =>
      knows(scope, table, name) ? withKnown(scope, table, into) : scope,
    );
    take(eachDoc(now, (doc) => changedScopes(doc, grown)));
    const both = {
      ...schema,
      [table]: [...schema[table], typeOf(project, kind, name)],
    };
    const made = mergeType({ ...now, schema: both }, kind, name, into);
    if (!isRefusal(made)) take(made.edit.inside, mentionsAfter(now, kind, name, into));
  }
  // What has no direction any more has its earlier span as head.
  take(eachDoc(now, (doc) => ({ relations: canonical(doc, schema) })));
  return isSame(schema, project.schema) ? edit : { ...edit, schema };
}

/** Types of a backup in their places, with those of a project that stay, in theirs where these are free. */
function beside<T extends EntityType>(
  backup: readonly T[],
  project: readonly T[],
  staying: readonly T[],
): readonly T[] {
  const theirs = placed(project).filter(({ name }) => staying.some((type) => type.name === name));
  return keepPlaces([...placed(backup), ...theirs], [...backup, ...staying]);
}

interface Successor {
  readonly kind: TypeKind;
  readonly name: string;
  readonly into: string;
}

function successorsOf(project: Project, backup: Schema, kind: TypeKind): Successor[] {
  const types = typesOfKind(backup, kind);
  return typesOfKind(project.schema, kind).flatMap(({ name, verbose }) => {
    if (types.some((type) => type.name === name) || isUsed(project, kind, name)) return [];
    const heir =
      typeWrittenOut(types, verbose) ?? types.find((type) => type.formerNames.includes(name));
    return heir ? [{ kind, name, into: heir.name }] : [];
  });
}

const typeOf = ({ schema }: Project, kind: TypeKind, name: string): EntityType =>
  typesOfKind(schema, kind).find((type) => type.name === name)!;

const canonical = (doc: Doc, { relations }: Schema) => {
  const symmetric = new Set(relations.filter((t) => t.symmetric).map(({ name }) => name));
  return distinctRelations(
    doc,
    (relation) => relation,
    (type) => symmetric.has(type),
  );
};

/** Files may have fields in another order. */
const isSame = (a: Schema, b: Schema): boolean =>
  JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);

const inOrder = (_: string, value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
