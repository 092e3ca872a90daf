import type { ModelTypes, TypeNames } from "../core/types/modelTypes.ts";

/** Long names of a type that a file only names: a single `_` between others stands for a blank. */
export const typeNames = (name: string): TypeNames => ({
  short: name,
  verbose: name.replace(/(?<=[^_\s])_(?=[^_\s])/g, " "),
});

/** A type's name as it is shown on one line: tabs and line ends are blanks. */
export const typeName = (name: string): string =>
  name.replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ").trim();

/** What types are called that a file leaves without a name. */
export const UNNAMED = { entity: "unnamed", relation: "related" } as const;

/** Whether a relation of this type has no direction; a type that is not listed has one. */
export const isSymmetric = (types: ModelTypes, name: string): boolean =>
  Object.hasOwn(types.relations, name) && types.relations[name].symmetric;
