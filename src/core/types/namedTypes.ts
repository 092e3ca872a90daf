import type { Schema } from "../document/document.ts";
import type { ModelTypes } from "./modelTypes.ts";
import { currentName, modelTypes, renamedSince } from "./schema.ts";
import { todaysNames } from "./todaysNames.ts";

/** What is asked of a model. */
interface Known {
  readonly types: ModelTypes;
  readonly readsNames: boolean;
}

/**
 * The types of the schema that a model has not learnt, under any of their names, and that it reads
 * from their names: none where it cannot.
 */
export function namedTypes(schema: Schema, { types, readsNames }: Known): ModelTypes {
  if (!readsNames) return { entities: {}, relations: {} };
  const renamed = renamedSince(schema, types);
  const all = modelTypes(schema);
  const fresh = <T>(
    of: Readonly<Record<string, T>>,
    known: object,
    former: object,
  ): Readonly<Record<string, T>> =>
    Object.fromEntries(
      Object.entries(of).filter(
        ([name]) => !Object.hasOwn(known, name) && !Object.hasOwn(former, name),
      ),
    );
  return {
    entities: fresh(all.entities, types.entities, renamed.entities),
    relations: fresh(all.relations, types.relations, renamed.relations),
  };
}

/**
 * Entity types of a model that the schema has under none of their names, and that shall not take what
 * is of a type read from its name: none where nothing is. What a model has only learnt, it says.
 */
export function unaskedTypes(schema: Schema, { types, readsNames }: Known): string[] {
  if (!readsNames) return [];
  const renamed = renamedSince(schema, types).entities;
  const names = todaysNames(Object.keys(types.entities), renamed);
  // Under the names by which a reader tells them.
  return [...names.values()].filter((name) => currentName(schema.entities, name) === undefined);
}

/** Whether a model can suggest anything of a schema. */
export const canSuggest = (schema: Schema, { types, readsNames }: Known): boolean =>
  readsNames ||
  Object.keys(types.entities).some((name) => currentName(schema.entities, name) !== undefined);
