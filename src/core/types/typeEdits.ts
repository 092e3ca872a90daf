import { t } from "../../language/words.ts";
import type { EntityType, Project, Schema } from "../document/document.ts";
import type { NamedEdit, Refusal } from "../document/edit.ts";
import { lengthFault } from "../document/givenNames.ts";
import { renamedScope, withoutKnown } from "../document/scope.ts";
import { isVisible, nameKey, typedName, typeShownAs } from "./shownNames.ts";
import {
  eachOfType,
  mapTypes,
  mentionsAfter,
  replaceInRules,
  TABLE,
  type TypeKind,
  typesOfKind,
  withoutType,
} from "./typeTables.ts";
import { usersOwn } from "./usersOwn.ts";

/** Adds a type; the model learns it at the next training. */
export function addType(schema: Schema, kind: TypeKind, name: string): NamedEdit | Refusal {
  const wanted = typedName(name);
  const refusal = refuseName(typesOfKind(schema, kind), wanted);
  if (refusal) return refusal;
  const type = { name: wanted, short: wanted, verbose: wanted, formerNames: [] };
  const known = withoutFormerName(schema, kind, wanted);
  const next: Schema =
    kind === "entity"
      ? { ...known, entities: [...known.entities, type] }
      : { ...known, relations: [...known.relations, { ...type, symmetric: false }] };
  return {
    name:
      kind === "entity"
        ? t("Add entity type {wanted}", { wanted })
        : t("Add relation type {wanted}", { wanted }),
    edit: { schema: next },
  };
}

/**
 * Renames a type in the schema, whatever it was shown as, in rules and in all documents; its former
 * name is kept for the model.
 */
export function renameType(
  project: Project,
  kind: TypeKind,
  name: string,
  to: string,
): NamedEdit | Refusal {
  const wanted = typedName(to);
  const types = typesOfKind(project.schema, kind);
  const old = types.find((type) => type.name === name);
  if (!old) return { refused: t("There is no type {name}.", { name }) };
  const others = types.filter((type) => type !== old);
  const refusal = refuseName(others, wanted);
  if (refusal) return refusal;
  const formerNames = [...old.formerNames, name].filter((former) => former !== wanted);
  const shown = { name: wanted, short: wanted, verbose: wanted };
  // A type may take the name under which it is abbreviated: it is no other name for the model.
  const ownNames = [...(old.ownNames ?? [name]), wanted];
  const names = { ...shown, formerNames, ...(wanted !== name && { ownNames }) };
  const renamed = <T extends EntityType>(type: T): T =>
    type.name === name ? { ...usersOwn(type), ...names } : type;
  const known = withoutFormerName(project.schema, kind, wanted, name);
  const schema = mapTypes(known, kind, renamed);
  return {
    name: t("Rename {verbose} to {wanted}", { verbose: old.verbose, wanted }),
    edit: {
      schema: kind === "entity" ? replaceInRules(schema, name, wanted) : schema,
      ...mentionsAfter(project, kind, name, wanted),
      // A type may take the name under which it is abbreviated: then only its looks change.
      inside:
        wanted === name
          ? {}
          : eachOfType(project, kind, name, {
              annotation: (a) => ({ ...a, type: wanted }),
              scope: (scope) => renamedScope(scope, TABLE[kind], name, wanted),
            }),
    },
  };
}

/** Deletes a type and every annotation of it; rules forget it. */
export function deleteType(project: Project, kind: TypeKind, name: string): NamedEdit {
  const rest = withoutType(project.schema, kind, name);
  const verbose =
    typesOfKind(project.schema, kind).find((type) => type.name === name)?.verbose ?? name;
  return {
    name:
      kind === "entity"
        ? t("Delete entity type {verbose}", { verbose })
        : t("Delete relation type {verbose}", { verbose }),
    edit: {
      schema: kind === "entity" ? replaceInRules(rest, name, null) : rest,
      ...mentionsAfter(project, kind, name, null),
      inside: eachOfType(project, kind, name, {
        annotation: () => null,
        scope: (scope) => withoutKnown(scope, TABLE[kind], name),
      }),
    },
  };
}

function refuseName(others: readonly EntityType[], name: string): Refusal | undefined {
  if (!isVisible(name)) return { refused: t("A type needs a name.") };
  const fault = lengthFault(name);
  if (fault !== null) return { refused: fault };
  const taken = typeShownAs(others, name);
  return taken && { refused: takenText(taken, name) };
}

/** What is said of a name that another type has, by whichever of its names that is. */
export function takenText({ verbose }: EntityType, name: string): string {
  const wanted = typedName(name);
  if (nameKey(verbose) !== nameKey(wanted))
    return t("There is already a type {verbose}, which is also shown as {wanted}.", {
      verbose,
      wanted,
    });
  const why =
    verbose === wanted ? "" : t(": case, blanks and hidden signs do not tell names apart");
  return t("There is already a type {verbose}{why}.", { verbose, why });
}

/** A name in use means the type that has it now, not one that had it before. */
function withoutFormerName(schema: Schema, kind: TypeKind, name: string, except?: string): Schema {
  return mapTypes(schema, kind, (type) =>
    type.name !== except && type.formerNames.includes(name)
      ? { ...type, formerNames: type.formerNames.filter((n) => n !== name) }
      : type,
  );
}
