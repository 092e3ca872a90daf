import { useEffect } from "react";
import { commandFor, refusalOf } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { keyName } from "./keys.ts";
import { reaches } from "./reaches.ts";
import { keyTable } from "./remap/keyTable.ts";
import { useCommandContext } from "./useCommandContext.ts";

/** Runs the command of each key that is pressed outside of fields, menus and dialogs. */
export function useKeyboard(): void {
  const context = useCommandContext();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || context.view().dialog) return;
      const now = { ...context, key: keyName(event) };
      const keys = keyTable(COMMANDS, context.app().keys);
      const command = commandFor(COMMANDS, keys, now);
      const refused = command ? undefined : refusalOf(COMMANDS, keys, now);
      const meant = command ?? refused?.command;
      if (!meant || !reaches(meant, now.key, event.target as Element)) return;
      // What cannot be seen is not changed.
      if (context.view().center !== "text" && !meant.anywhere) return;
      event.preventDefault();
      if (refused) context.app().notify("info", refused.why);
      else meant.run(now);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [context]);
}
