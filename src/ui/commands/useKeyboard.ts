import { useEffect } from "react";
import { type Command, type CommandContext, commandFor } from "./command.ts";
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
      const key = keyName(event);
      const command = pressed({ ...context, key });
      if (!command || !reaches(command, key, event.target as Element)) return;
      event.preventDefault();
      command.run({ ...context, key });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [context]);
}

const pressed = (context: CommandContext): Command | undefined =>
  commandFor(COMMANDS, keyTable(COMMANDS, context.app().keys), context);
