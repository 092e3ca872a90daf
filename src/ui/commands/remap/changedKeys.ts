import type { Command, KeyTable } from "../command.ts";
import type { Conflict } from "./conflicts.ts";

/** New keys of commands, by their ids; null: those that the command comes with. */
export type KeyChanges = ReadonlyMap<string, readonly string[] | null>;

/** Gives a command its keys, and leaves the other commands theirs. */
export const withKeys = (command: Command, keys: readonly string[]): KeyChanges =>
  new Map([[command.id, ownOrNull(command, keys)]]);

/** Gives a command its keys, and takes them from the commands that had them. */
export function takenKeys(
  table: KeyTable,
  command: Command,
  keys: readonly string[],
  conflicts: readonly Conflict[],
): KeyChanges {
  const changes = new Map(withKeys(command, keys));
  for (const { other } of conflicts) {
    const left = (table.get(other.id) ?? []).filter((key) => !keys.includes(key));
    changes.set(other.id, ownOrNull(other, left));
  }
  return changes;
}

/** The same, and the first of them gets the keys that the command gives up. */
export function swappedKeys(
  table: KeyTable,
  command: Command,
  keys: readonly string[],
  conflicts: readonly Conflict[],
): KeyChanges {
  const changes = new Map(takenKeys(table, command, keys, conflicts));
  const given = (table.get(command.id) ?? []).filter((key) => !keys.includes(key));
  const [{ other }] = conflicts;
  const left = (table.get(other.id) ?? []).filter((key) => !keys.includes(key));
  return changes.set(other.id, ownOrNull(other, [...left, ...given]));
}

/** Null where the keys are those that the command comes with. */
function ownOrNull(command: Command, keys: readonly string[]): readonly string[] | null {
  const isSame =
    keys.length === command.keys.length && keys.every((key, i) => key === command.keys[i]);
  return isSame ? null : keys;
}
