import type { Command } from "../command.ts";
import type { KeyTable } from "./keyTable.ts";

/** A key that means two things in some situation: only the first of the table is done. */
export interface Conflict {
  readonly key: string;
  readonly other: Command;
}

/** The other commands that a key would run where `command` can run too. */
export function conflictsOf(
  commands: readonly Command[],
  table: KeyTable,
  command: Command,
  keys: readonly string[],
): Conflict[] {
  return commands
    .filter((other) => other.id !== command.id && other.at.some((at) => command.at.includes(at)))
    .flatMap((other) =>
      (table.get(other.id) ?? [])
        .filter((key) => keys.includes(key))
        .map((key) => ({ key, other })),
    );
}
