import type { Schema } from "../../core/document/document.ts";
import { keyFault } from "../../core/types/changeType.ts";
import type { TypeKind } from "../../core/types/typeTables.ts";
import type { Situation } from "../commands/command.ts";
import { COMMANDS } from "../commands/commands.ts";
import { isChangeable, keyTable, type OwnKeys } from "../commands/remap/keyTable.ts";

/** Where keys choose types. */
const TYPED: readonly Situation[] = ["caret", "entity", "relation"];

interface Wanted {
  readonly kind: TypeKind;
  readonly name: string;
  readonly key: string;
}

/** Why a key cannot choose a type, in words for the user: another type or a command has it. */
export function typeKeyFault(
  schema: Schema,
  own: OwnKeys,
  { kind, name, key }: Wanted,
): string | null {
  const fault = keyFault(schema, kind, name, key);
  if (fault !== null) return fault;
  const table = keyTable(COMMANDS, own);
  const command = COMMANDS.find(
    (c) => isChangeable(c) && c.at.some((s) => TYPED.includes(s)) && table.get(c.id)?.includes(key),
  );
  return command ? `The key ${key} is that of “${command.name}”.` : null;
}
