import type { Schema } from "../document/document.ts";
import type { ModelTypes, RenamedTypes } from "./modelTypes.ts";
import { renamedSince } from "./schema.ts";

/**
 * What a model's types of a kind are called today, by what the model calls them. Where one was renamed
 * to what another was called that is gone by now, that one has a name that no type has.
 *
 * @param renamed new name → the name under which the model knows it
 */
export function todaysNames(
  known: readonly string[],
  renamed: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const now = new Map(Object.entries(renamed).map(([name, before]) => [before, name]));
  const taken = new Set(known);
  const nameOf = (name: string): string => {
    const today = now.get(name);
    if (today !== undefined) return today;
    if (!Object.hasOwn(renamed, name) || !taken.has(renamed[name])) return name;
    let gone = `\u0000${name}`;
    while (taken.has(gone)) gone = `\u0000${gone}`;
    return gone;
  };
  return new Map(known.map((name) => [name, nameOf(name)]));
}

/** Of the types that were renamed since a model learnt them, those that took the name of another. */
export function reusedNames(schema: Schema, types: ModelTypes): RenamedTypes {
  const renamed = renamedSince(schema, types);
  const taken = (kind: "entities" | "relations") =>
    Object.fromEntries(
      Object.entries(renamed[kind]).filter(([name]) => Object.hasOwn(types[kind], name)),
    );
  return { entities: taken("entities"), relations: taken("relations") };
}
