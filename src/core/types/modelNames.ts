import type { Schema } from "../document/document.ts";
import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "./modelTypes.ts";
import { currentName, renamedSince } from "./schema.ts";
import { todaysNames } from "./todaysNames.ts";

/** What types are called by a model and in the project, where they were renamed since. */
export interface ModelNames {
  /** What the model calls a type of the project. */
  known(kind: Kind, type: string): string;
  /** What a type of the model is called in the project. */
  today(kind: Kind, type: string): string;
}

/** The names of a schema's types in a model. */
export function modelNames(schema: Schema, model: ModelTypes): ModelNames {
  const renamed = renamedSince(schema, model);
  const named = (kind: Kind) => todaysNames(Object.keys(model[kind]), renamed[kind]);
  const names = { entities: named("entities"), relations: named("relations") };
  return {
    known: (kind, type) => (Object.hasOwn(renamed[kind], type) ? renamed[kind][type] : type),
    today: (kind, type) => {
      const name = names[kind].get(type) ?? type;
      return currentName(schema[kind], name) ?? name;
    },
  };
}
