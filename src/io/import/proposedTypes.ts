import type { Schema } from "../../core/document/document.ts";
import { takenFor } from "../../core/types/importedTypes.ts";
import type { ModelTypes, TypeNames } from "../../core/types/modelTypes.ts";
import { TABLE, type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import type { ImportChoices } from "./importChoices.ts";

/**
 * What types of files become unless the user says otherwise: one that is called as one of the project
 * is that one. Types of one file stay apart, whatever they are called.
 */
export function proposedTypes(schema: Schema, types: ModelTypes): ImportChoices["types"] {
  const of = (kind: TypeKind) => {
    const table = new Map<string, TypeNames>(Object.entries(types[TABLE[kind]]));
    const found = takenFor(typesOfKind(schema, kind), table, kind);
    return new Map<string, string | null>(found.map(({ name, type }) => [name, type.name]));
  };
  return { entity: of("entity"), relation: of("relation") };
}
