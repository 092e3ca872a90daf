import type { Scope } from "../../core/document/document.ts";
import type { ModelTypes, RelationTypeNames } from "../../core/types/modelTypes.ts";
import { typeNames } from "../typeNames.ts";
import type { ImportChoices } from "./importChoices.ts";

type Chosen = ImportChoices["types"];

/** The name under which a type of a file comes; null: it is left out. */
export const chosenName = (names: ReadonlyMap<string, string | null>, type: string) =>
  names.has(type) ? names.get(type)! : type;

/** The types of the files as they come: of two that become one, what the first says of it. */
export function chosenTypes({ entities, relations }: ModelTypes, chosen: Chosen): ModelTypes {
  const ends = (rule: readonly string[]) => chosenNames(rule, chosen.entity);
  const ruled = ({ heads, tails, ...type }: RelationTypeNames): RelationTypeNames => ({
    ...type,
    ...(heads && { heads: ends(heads) }),
    ...(tails && { tails: ends(tails) }),
  });
  return {
    entities: under(entities, chosen.entity, (type) => type),
    relations: under(relations, chosen.relation, ruled),
  };
}

/** What sentences know, under the names that were chosen. */
export const chosenScope = ({ entities, relations }: Scope, chosen: Chosen): Scope => ({
  entities: chosenNames(entities, chosen.entity),
  relations: chosenNames(relations, chosen.relation),
});

const chosenNames = (types: readonly string[], names: ReadonlyMap<string, string | null>) => [
  ...new Set(types.map((type) => chosenName(names, type)).filter((name) => name !== null)),
];

function under<T extends { readonly short: string; readonly verbose: string }>(
  types: Readonly<Record<string, T>>,
  names: ReadonlyMap<string, string | null>,
  change: (type: T) => T,
): Readonly<Record<string, T>> {
  const made = new Map<string, T>();
  for (const [name, type] of Object.entries(types)) {
    const next = chosenName(names, name);
    if (next === null || made.has(next)) continue;
    made.set(next, change(next === name ? type : { ...type, ...typeNames(next) }));
  }
  return Object.fromEntries(made);
}
