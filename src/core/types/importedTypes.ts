import type { EntityType } from "../document/document.ts";
import type { TypeNames } from "./modelTypes.ts";
import { typeCalled, typedName, typeWrittenOut } from "./shownNames.ts";
import type { TypeKind } from "./typeTables.ts";

/** A type of a file that is one of the project's under another name. */
export interface TakenFor {
  readonly kind: TypeKind;
  readonly name: string;
  /** The type of the project. */
  readonly type: EntityType;
}

/**
 * The types of a kind that files or a model call as a type of the project is called, each of these once: what
 * is written as it is there goes before what only reads so, and names before what is written out.
 */
export function takenFor(
  there: readonly EntityType[],
  table: ReadonlyMap<string, TypeNames>,
  kind: TypeKind,
): TakenFor[] {
  const own = new Set(there.map(({ name }) => name));
  const found = new Map<EntityType, TakenFor>();
  const take = (name: string, type: EntityType | undefined) => {
    if (!type || table.has(type.name) || found.has(type)) return;
    found.set(type, { kind, name, type });
  };
  const others = [...table].filter(([name]) => !own.has(name));
  const called = others.map(([name, { verbose }]) => ({
    name,
    byName: typeCalled(there, name),
    byWords: typeWrittenOut(there, verbose),
  }));
  for (const { name, byName } of called)
    if (byName && [byName.name, byName.verbose].includes(typedName(name))) take(name, byName);
  const isTaken = (name: string) => [...found.values()].some((taken) => taken.name === name);
  for (const field of ["byName", "byWords"] as const)
    for (const one of called) if (!isTaken(one.name)) take(one.name, one[field]);
  return [...found.values()];
}
