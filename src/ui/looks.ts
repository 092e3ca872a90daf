import type { RelationType, Schema } from "../core/document.ts";
import { entityHue, relationHue } from "./palette.ts";

/** How a type is written and coloured. */
export interface TypeLook {
  readonly name: string;
  readonly short: string;
  readonly verbose: string;
  /** Place in the palette. */
  readonly hue: number;
  /** The digit that chooses it, 1 to 9; null for later types. */
  readonly digit: number | null;
  readonly symmetric: boolean;
}

/** The looks of all types of a schema, by name. */
export interface Looks {
  readonly entities: ReadonlyMap<string, TypeLook>;
  readonly relations: ReadonlyMap<string, TypeLook>;
}

const made = new WeakMap<Schema, Looks>();

/** The looks of a schema, made once for each. */
export function looksOf(schema: Schema): Looks {
  const known = made.get(schema);
  if (known) return known;
  const looks: Looks = {
    entities: table(schema.entities, entityHue),
    relations: table(schema.relations, relationHue),
  };
  made.set(schema, looks);
  return looks;
}

/** The look of a type; one that the schema lacks goes by its name. */
export function lookOf(looks: ReadonlyMap<string, TypeLook>, name: string): TypeLook {
  const unknown = { name, short: name, verbose: name, hue: 0, digit: null, symmetric: false };
  return looks.get(name) ?? unknown;
}

function table(
  types: readonly (Omit<RelationType, "symmetric"> & { readonly symmetric?: boolean })[],
  hueOf: (index: number) => number,
): Map<string, TypeLook> {
  return new Map(
    types.map(({ name, short, verbose, symmetric = false }, i) => {
      const digit = i < 9 ? i + 1 : null;
      return [name, { name, short, verbose, hue: hueOf(i), digit, symmetric }];
    }),
  );
}
