import type { TypeLook } from "../../look/looks.ts";
import type { Command, KeyTable } from "../command.ts";
import { isChangeable } from "./keyTable.ts";

/** A key that another command of the same situations has too: only the first of them is done. */
export interface Conflict {
  readonly key: string;
  readonly other: Command;
}

/**
 * The other commands that have one of these keys where `command` applies. Letters of targets are
 * none: while a tail is picked, they come first.
 */
export function conflictsOf(
  commands: readonly Command[],
  table: KeyTable,
  command: Command,
  keys: readonly string[],
): Conflict[] {
  const others = commands.filter((c) => c.id !== command.id && isChangeable(c) && meet(c, command));
  return others.flatMap((other) =>
    (table.get(other.id) ?? []).filter((key) => keys.includes(key)).map((key) => ({ key, other })),
  );
}

const meet = (a: Command, b: Command): boolean =>
  a.at.some((situation) => b.at.includes(situation));

/** The type that a key would choose where `command` applies. */
export function typeWithKey(
  types: readonly TypeLook[],
  command: Command,
  key: string,
): TypeLook | undefined {
  const isTyped = command.at.some((situation) => TYPED.includes(situation));
  return isTyped ? types.find((look) => look.key === key) : undefined;
}

const TYPED: readonly string[] = ["caret", "entity", "relation"];
