import type { Scope } from "../document/document.ts";
import type { ModelTypes } from "./modelTypes.ts";

interface Reading {
  /** What was read from names before. */
  readonly before: ModelTypes;
  /** What is from now on. */
  readonly now: ModelTypes;
  /** What was being looked for, and is not found yet. */
  readonly still: Scope | undefined;
}

/** The types that a new reading is for: names that are new, or otherwise, or were not found yet. */
export function soughtTypes({ before, now, still }: Reading): Scope {
  const sought = (kind: keyof Scope): string[] =>
    Object.entries(now[kind])
      .filter(([name, names]) => {
        const isRead = Object.hasOwn(before[kind], name) && isSame(before[kind][name], names);
        return !isRead || still?.[kind].includes(name);
      })
      .map(([name]) => name);
  return { entities: sought("entities"), relations: sought("relations") };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
