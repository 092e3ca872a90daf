import { useEffect } from "react";
import { type Command, commandFor } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { keyName } from "./keys.ts";
import { useCommandContext } from "./useCommandContext.ts";

/** Runs the command of each key that is pressed outside of fields, menus and dialogs. */
export function useKeyboard(): void {
  const context = useCommandContext();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || context.view().dialog) return;
      const key = keyName(event);
      const command = commandFor(COMMANDS, { ...context, key });
      if (!command || !reaches(command, key, event.target as Element)) return;
      event.preventDefault();
      command.run({ ...context, key });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [context]);
}

const OWN_KEYS =
  "[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=grid], [role=tablist]";

/** In the text every key is ours; on a button only those that the button does not need. */
function reaches(command: Command, key: string, target: Element): boolean {
  if (target.closest("input, textarea, select, [contenteditable]")) return false;
  if (command.anywhere || target === document.body || target.closest("[data-surface]")) return true;
  const onButton = target.closest("button:not([aria-haspopup])") !== null;
  return onButton && !target.closest(OWN_KEYS) && /^(.|Escape|Delete)$/u.test(key);
}
