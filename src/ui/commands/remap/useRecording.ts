import { useCallback, useState } from "react";
import { t } from "../../../language/words.ts";
import { useAppStore } from "../../app/useApp.ts";
import { looksOf, type TypeLook } from "../../look/looks.ts";
import type { Command } from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { shownKey } from "../keys.ts";
import { isMac } from "../useKeyTable.ts";
import { type KeyChanges, withKeys } from "./changedKeys.ts";
import { type Conflict, conflictsOf, typeWithKey } from "./conflicts.ts";
import { keyTable } from "./keyTable.ts";
import { refusedKey } from "./refusedKey.ts";
import { useRecordedKey } from "./useRecordedKey.ts";

/** Keys that are wanted for a command, and the other commands that have them. */
export interface AskedKeys {
  readonly keys: readonly string[];
  readonly conflicts: readonly Conflict[];
}

type Way = "change" | "add";
type State =
  | { readonly kind: "idle" }
  | { readonly kind: "listening"; readonly way: Way }
  | { readonly kind: "asking"; readonly asked: AskedKeys };

/** Records a key for a command: stores it, says why not, or asks what the other command gets. */
export function useRecording(
  command: Command,
  store: (changes: KeyChanges) => void,
  refuse: (why: string) => void,
) {
  const app = useAppStore();
  const [state, setState] = useState<State>({ kind: "idle" });
  const onKey = useCallback(
    (key: string) => {
      setState({ kind: "idle" });
      if (key === "Escape" || state.kind !== "listening") return;
      if (key === "Backspace") return store(withKeys(command, []));
      const { project, keys: own } = app.getState();
      const { entities, relations } = looksOf(project.schema);
      const types = [...entities.values(), ...relations.values()];
      const why = refusedKey(key) ?? typeReason(typeWithKey(types, command, key));
      if (why) return refuse(`${shownKey(key, isMac())}: ${why}`);
      const table = keyTable(COMMANDS, own);
      const had = state.way === "add" ? (table.get(command.id) ?? []) : [];
      const keys = [...new Set([...had, key])];
      const conflicts = conflictsOf(COMMANDS, table, command, [key]);
      if (conflicts.length > 0) setState({ kind: "asking", asked: { keys, conflicts } });
      else store(withKeys(command, keys));
    },
    [app, command, refuse, state, store],
  );
  useRecordedKey(state.kind === "listening", onKey);
  return {
    ...state,
    listen: (way: Way) => setState({ kind: "listening", way }),
    stop: () => setState({ kind: "idle" }),
  };
}

const typeReason = (type: TypeLook | undefined): string | null =>
  type
    ? t("It chooses the type {verbose}: give that another key first.", { verbose: type.verbose })
    : null;
