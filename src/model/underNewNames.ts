import type { RenamedTypes } from "../core/types/modelTypes.ts";
import { todaysNames } from "../core/types/todaysNames.ts";
import type { ReadingModel } from "./model.ts";

/** A model with its types named as they are named now. */
export function underNewNames<M extends ReadingModel>(
  model: M,
  { renamed }: { readonly renamed: RenamedTypes },
): M {
  const named = <T>(
    table: Readonly<Record<string, T>>,
    names: Readonly<Record<string, string>>,
  ): Readonly<Record<string, T>> => {
    const today = todaysNames(Object.keys(table), names);
    return Object.fromEntries(
      Object.entries(table).map(([name, value]) => [today.get(name) ?? name, value]),
    );
  };
  const { entities, relations } = model.types;
  return {
    ...model,
    types: {
      entities: named(entities, renamed.entities),
      relations: named(relations, renamed.relations),
    },
  };
}
