import type { ModelTypes } from "../../core/types/modelTypes.ts";

/** Names of types as they are typed, in the order of a checkpoint's rows. */
export interface TypedNames {
  readonly entities: readonly string[];
  readonly relations: readonly { readonly name: string; readonly symmetric: boolean }[];
}

/** Fields for so many names. */
export const EMPTY_NAMES = (rows: {
  readonly entities: number;
  readonly relations: number;
}): TypedNames => ({
  entities: Array<string>(rows.entities).fill(""),
  relations: Array.from({ length: rows.relations }, () => ({ name: "", symmetric: false })),
});

/** The names of types. */
export const typedNames = ({ entities, relations }: ModelTypes): TypedNames => ({
  entities: Object.keys(entities),
  relations: Object.entries(relations).map(([name, { symmetric }]) => ({ name, symmetric })),
});

/**
 * The types of these names; null while one is missing or there twice, or where an object would list
 * them in another order: whole numbers come first in it.
 */
export function namedTypes({ entities, relations }: TypedNames): ModelTypes | null {
  const spans = entities.map((name) => name.trim());
  const arcs = relations.map(({ name }) => name.trim());
  const types: ModelTypes = {
    entities: Object.fromEntries(spans.map((name) => [name, { short: name, verbose: name }])),
    relations: Object.fromEntries(
      relations.map(({ symmetric }, i) => {
        return [arcs[i], { short: arcs[i], verbose: arcs[i], symmetric }];
      }),
    ),
  };
  const isInOrder = (names: readonly string[], table: object) =>
    !names.includes("") && JSON.stringify(Object.keys(table)) === JSON.stringify(names);
  return isInOrder(spans, types.entities) && isInOrder(arcs, types.relations) ? types : null;
}
