import { useMemo } from "react";
import { useApp } from "../app/useApp.ts";
import type { KeyTable } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { shownKey } from "./keys.ts";
import { keyTable } from "./remap/keyTable.ts";

/** Whether this computer has a Cmd key in place of Ctrl. */
export const isMac = (): boolean => /^(Mac|iP)/.test(navigator.platform);

/** The keys of all commands, as they are now. */
export function useKeyTable(): KeyTable {
  const own = useApp((s) => s.keys);
  return useMemo(() => keyTable(COMMANDS, own), [own]);
}

/** The keys of a command as people know them, for tooltips: "Delete" becomes "Delete (Del)". */
export function useTip(label: string, command: string): string {
  const [key] = useKeyTable().get(command) ?? [];
  return key === undefined ? label : `${label} (${shownKey(key, isMac())})`;
}
