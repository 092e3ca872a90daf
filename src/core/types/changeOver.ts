import { t } from "../../language/words.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { EntityType, Project, Schema } from "../document/document.ts";
import type { Edit, NamedEdit } from "../document/edit.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { takenFor } from "./importedTypes.ts";
import { isUsed } from "./isUsed.ts";
import { isBare, type ModelTypes } from "./modelTypes.ts";
import { canSuggest } from "./namedTypes.ts";
import { keepPlaces } from "./places.ts";
import { currentName, withTypes } from "./schema.ts";
import { deleteType } from "./typeEdits.ts";
import { mapTypes, TABLE, type TypeKind, typesOfKind } from "./typeTables.ts";

/** What is asked of a model that somebody chose. */
interface Chosen {
  readonly name: string;
  readonly types: ModelTypes;
  readonly readsNames: boolean;
}

/** Relations first: what their rules name is only used as long as they are there. */
const KINDS: readonly TypeKind[] = ["relation", "entity"];

/**
 * Lets the types that came with another model, and that nobody used or changed, give way to those of
 * a model. Types that somebody made or used stay; one that is called as one of the model is that one.
 * Null where none gives way and the model has something to look for.
 */
export function changeOver(project: Project, model: Chosen): NamedEdit | null {
  const { types } = model;
  // A bare encoder looks for nothing: it learns the types that are there.
  if (isBare(model)) return null;
  const known = withModelNames(project.schema, types);
  let edit: Edit = { schema: known };
  let now = applyEdit(project, edit).project;
  let gone = 0;
  for (const kind of KINDS)
    for (const { name, fromModel } of sortedOut(known, kind, types).others) {
      if (!fromModel || isUsed(now, kind, name)) continue;
      const next = deleteType(now, kind, name).edit;
      edit = squashEdits(edit, next);
      now = applyEdit(now, next).project;
      gone++;
    }
  if (gone === 0 && isServed(project.schema, model)) return null;
  const schema = inOrder(withOwnTypes(now.schema, types), types);
  if (JSON.stringify(schema) === JSON.stringify(project.schema)) return null;
  return {
    name: t("Take the types of {name}", { name: model.name }),
    edit: squashEdits(edit, { schema }),
  };
}

/** The schema with the types of a model that it lacks, under any name, as those that came with it. */
export function withOwnTypes(schema: Schema, types: ModelTypes): Schema {
  const lacked = <T>(there: readonly EntityType[], of: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(of).filter(([name]) => currentName(there, name) === undefined),
    );
  const next = withTypes(schema, {
    entities: lacked(schema.entities, types.entities),
    relations: lacked(schema.relations, types.relations),
  });
  return KINDS.reduce((all, kind) => {
    const there = new Set(typesOfKind(schema, kind).map(({ name }) => name));
    return mapTypes(all, kind, (type) =>
      there.has(type.name) ? type : { ...type, fromModel: true },
    );
  }, next);
}

/** Whether a model finds types under names of its own, or reads those that are there. */
const isServed = (schema: Schema, { types, readsNames }: Chosen): boolean =>
  canSuggest(schema, { types, readsNames }) &&
  (readsNames || schema.entities.some(({ name }) => Object.hasOwn(types.entities, name)));

/** The schema in which types that are called as one of the model go by that name for it too. */
function withModelNames(schema: Schema, types: ModelTypes): Schema {
  return KINDS.reduce((all, kind) => {
    const { own, others } = sortedOut(all, kind, types);
    const isOwn = (name: string) => currentName(own, name) !== undefined;
    const wanted = Object.entries(types[TABLE[kind]]).filter(([name]) => !isOwn(name));
    const found = takenFor(others, new Map(wanted), kind).filter(
      ({ name, type }) =>
        kind === "entity" || types.relations[name].symmetric === isSymmetric(all, type.name),
    );
    return mapTypes(all, kind, (type) => {
      const name = found.find((taken) => taken.type.name === type.name)?.name;
      return name === undefined ? type : { ...type, formerNames: [...type.formerNames, name] };
    });
  }, schema);
}

const isSymmetric = ({ relations }: Schema, name: string): boolean =>
  relations.some((type) => type.name === name && type.symmetric);

/** The types of a kind that a model knows under one of their names; and the others. */
function sortedOut(schema: Schema, kind: TypeKind, types: ModelTypes) {
  const there = typesOfKind(schema, kind);
  const names = new Set(Object.keys(types[TABLE[kind]]).map((name) => currentName(there, name)));
  return {
    own: there.filter(({ name }) => names.has(name)),
    others: there.filter(({ name }) => !names.has(name)),
  };
}

/** The types that a model knows first, in its order. */
function inOrder({ entities, relations }: Schema, types: ModelTypes): Schema {
  const sorted = <T extends EntityType>(there: readonly T[], known: object): readonly T[] => {
    const names = Object.keys(known).map((name) => currentName(there, name));
    const first = [...new Set(names)].flatMap((name) => there.find((t) => t.name === name) ?? []);
    return keepPlaces(there, [...first, ...there.filter((type) => !first.includes(type))]);
  };
  return {
    entities: sorted(entities, types.entities),
    relations: sorted(relations, types.relations),
  };
}
