import type { RelationType, Schema, Scope } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";
import { namedTypes } from "../../core/types/namedTypes.ts";
import { placesOf } from "../../core/types/places.ts";
import { visibly } from "../../language/unseen.ts";
import { entityHue, MARKS, PALETTE, relationHue } from "./palette.ts";

/** How a type is written and coloured, how it is chosen, and what it may link. */
export interface TypeLook {
  readonly name: string;
  readonly short: string;
  readonly verbose: string;
  /** Place in the palette: the user's choice, or by its place. */
  readonly hue: number;
  /** The sign beside its colour, for those who cannot tell colours apart. */
  readonly mark: string;
  /** The key that chooses it: the user's, else the digit of the first nine that no type has. */
  readonly key: string | null;
  readonly symmetric: boolean;
  /** Entity types that may be its head, and its tail; null: all of them. */
  readonly heads: readonly string[] | null;
  readonly tails: readonly string[] | null;
  /** Whether the open model has seen no example of it, and looks for it by its name. */
  readonly byName: boolean;
}

/** The looks of all types of a schema, by name. */
export interface Looks {
  readonly entities: ReadonlyMap<string, TypeLook>;
  readonly relations: ReadonlyMap<string, TypeLook>;
}

/** The looks of a schema. */
export const looksOf = remembered(
  (schema: Schema): Looks => ({
    entities: table(schema.entities, entityHue),
    relations: table(schema.relations, relationHue),
  }),
);

/** The looks of a schema for who reads with a model, which may know some types by name only. */
export const looksBy = remembered((schema: Schema) =>
  remembered((model: Parameters<typeof namedTypes>[1]): Looks => {
    const { entities, relations } = looksOf(schema);
    const named = namedTypes(schema, model);
    const marked = (looks: ReadonlyMap<string, TypeLook>, byName: object) =>
      new Map([...looks].map(([name, l]) => [name, { ...l, byName: Object.hasOwn(byName, name) }]));
    return {
      entities: marked(entities, named.entities),
      relations: marked(relations, named.relations),
    };
  }),
);

/** The look of a type; one that the schema lacks goes by its name. */
export function lookOf(looks: ReadonlyMap<string, TypeLook>, name: string): TypeLook {
  return looks.get(name) ?? look({ name, short: name, verbose: name }, 0, null);
}

/** What the types of a scope are called. */
export function soughtNames(schema: Schema, { entities, relations }: Scope): string[] {
  const looks = looksOf(schema);
  const names = (of: ReadonlyMap<string, TypeLook>, types: readonly string[]) =>
    types.map((type) => lookOf(of, type).verbose);
  return [...names(looks.entities, entities), ...names(looks.relations, relations)];
}

type Type = Omit<RelationType, "symmetric" | "formerNames" | "fromModel"> & {
  readonly symmetric?: boolean;
};

function table(types: readonly Type[], hueOf: (index: number) => number): Map<string, TypeLook> {
  const taken = new Set(types.map(({ key }) => key));
  const places = placesOf(types);
  const looks = types.map((type, i) => {
    const digit = `${places[i] + 1}`;
    return look(type, hueOf(places[i]), places[i] < 9 && !taken.has(digit) ? digit : null);
  });
  return new Map(looks.map((type) => [type.name, type]));
}

function look(type: Type, hueByPlace: number, digit: string | null): TypeLook {
  const { name, key = digit } = type;
  const [short, verbose] = [visibly(type.short), visibly(type.verbose)];
  const { symmetric = false, heads = null, tails = null } = type;
  const hue = type.hue !== undefined && type.hue in PALETTE ? type.hue : hueByPlace;
  const mark = MARKS[PALETTE[hue].pattern];
  return { name, short, verbose, hue, mark, key, symmetric, heads, tails, byName: false };
}
