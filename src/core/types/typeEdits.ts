import type { EntityType, Project, Schema } from "../document/document.ts";
import type { NamedEdit, Refusal } from "../document/edit.ts";
import {
  eachOfType,
  mapTypes,
  replaceInRules,
  type TypeKind,
  typesOfKind,
  withoutType,
} from "./typeTables.ts";

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
  const known = withoutFormerName(project.schema, kind, wanted, name);
  const schema = mapTypes(known, kind, renamed);
  return {
    name: `Rename ${name} to ${wanted}`,
    edit: {
      schema: kind === "entity" ? replaceInRules(schema, name, wanted) : schema,
      inside: eachOfType(project, kind, name, (annotation) => ({ ...annotation, type: wanted })),
    },
  };
}

/** Deletes a type and every annotation of it; rules forget it. */
export function deleteType(project: Project, kind: TypeKind, name: string): NamedEdit {
  const rest = withoutType(project.schema, kind, name);
  return {
    name: `Delete ${kind} type ${name}`,
    edit: {
      schema: kind === "entity" ? replaceInRules(rest, name, null) : rest,
      inside: eachOfType(project, kind, name, () => null),
    },
  };
}

function refuseName(schema: Schema, kind: TypeKind, name: string): Refusal | undefined {
  if (name === "") return { refused: "A type needs a name." };
  // Types are keys of `types.json`, whose order counts: JSON would put such a key first.
  if (/^(0|[1-9]\d*)$/.test(name)) return { refused: "A type's name cannot be just a number." };
  const taken = typesOfKind(schema, kind).some((t) => t.name === name);
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
