import { t } from "../../language/words.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { EntityType, Project, Schema } from "../document/document.ts";
import type { Edit, NamedEdit } from "../document/edit.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { isUsed } from "./isUsed.ts";
import type { ModelTypes, TypeNames } from "./modelTypes.ts";
import { keepPlaces } from "./places.ts";
import { withTypes } from "./schema.ts";
import { typeCalled } from "./shownNames.ts";
import { deleteType } from "./typeEdits.ts";
import { type TypeSet, typesOfSet } from "./typeSets.ts";
import { TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";

/** Relations first: what their rules name is only used as long as they are there. */
const KINDS: readonly TypeKind[] = ["relation", "entity"];

/** Makes the types of a set those of the project; those that a model knows are the model's. */
export const startFromSet = (project: Project, set: TypeSet, model: ModelTypes): NamedEdit =>
  startFromTypes(project, set.name, knownAs(typesOfSet(set), model));

/**
 * Makes types those of the project, in their order. One that the project has under such a name is
 * that type; others that somebody has used follow, the rest goes with its suggestions.
 *
 * @param of whose types they are
 */
function startFromTypes(project: Project, of: string, wanted: ModelTypes): NamedEdit {
  let edit: Edit = {};
  let now = project;
  const take = (next: Edit) => {
    edit = squashEdits(edit, next);
    now = applyEdit(now, next).project;
  };
  for (const kind of KINDS)
    for (const { name } of typesOfKind(project.schema, kind)) {
      const isWanted = Object.keys(wanted[TABLE[kind]]).some(
        (called) => typeCalled(typesOfKind(now.schema, kind), called)?.name === name,
      );
      if (!isWanted && !isUsed(now, kind, name)) take(deleteType(now, kind, name).edit);
    }
  const there = now.schema;
  const schema = withTypes(there, {
    entities: lacked(there.entities, wanted.entities),
    relations: lacked(there.relations, wanted.relations),
  });
  const sorted: Schema = {
    entities: inOrder(schema.entities, Object.keys(wanted.entities)),
    relations: inOrder(schema.relations, Object.keys(wanted.relations)),
  };
  take({ schema: sorted });
  return { name: t("Start from the types of {of}", { of }), edit };
}

/** The set whose types the project has, and no others. */
export const setOf = (schema: Schema, sets: readonly TypeSet[]): TypeSet | undefined =>
  sets.find((set) =>
    (["entities", "relations"] as const).every(
      (kind) =>
        set[kind].length === schema[kind].length &&
        set[kind].every(({ name }) => typeCalled<EntityType>(schema[kind], name)),
    ),
  );

/** Types under the names by which a model knows them, where it does. */
function knownAs({ entities, relations }: ModelTypes, model: ModelTypes): ModelTypes {
  const named = <T extends TypeNames>(
    types: Readonly<Record<string, T>>,
    known: Readonly<Record<string, TypeNames>>,
  ): Readonly<Record<string, T>> => {
    const there = Object.entries(known).map(([name, { short, verbose }]) => {
      return { name, short, verbose, formerNames: [] };
    });
    return Object.fromEntries(
      Object.entries(types).map(([name, type]) => [typeCalled(there, name)?.name ?? name, type]),
    );
  };
  return {
    entities: named(entities, model.entities),
    relations: named(relations, model.relations),
  };
}

const lacked = <T>(there: readonly EntityType[], types: Readonly<Record<string, T>>) =>
  Object.fromEntries(Object.entries(types).filter(([name]) => !typeCalled(there, name)));

/** Those that are called so first, in this order. */
function inOrder<T extends EntityType>(
  types: readonly T[],
  names: readonly string[],
): readonly T[] {
  const first = [...new Set(names.flatMap((name) => typeCalled(types, name) ?? []))];
  return keepPlaces(types, [...first, ...types.filter((type) => !first.includes(type))]);
}
