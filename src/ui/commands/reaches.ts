import type { Command } from "./command.ts";

const FIELDS = "input, textarea, select, [contenteditable]";
const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const OWN_KEYS = "[role=grid], [role=treegrid], [role=tablist], [role=slider]";

/** Keys that move in a list; a list of annotations keeps them, and leaves all others to commands. */
const MOVES = /^(Shift\+)?(Arrow(Up|Down)|Home|End|Tab|Page(Up|Down))$/;

/**
 * Whether a key that was pressed on an element runs a command: in the text every one does, on a
 * button only those that the button does not need, in fields and menus none.
 */
export function reaches(
  command: Pick<Command, "anywhere">,
  key: string,
  target: Pick<Element, "closest">,
): boolean {
  if (target.closest(FIELDS)) return false;
  if (target.closest("[data-surface]")) return true;
  if (target.closest("[data-commands]")) return !MOVES.test(key);
  if (target.closest(OVERLAYS)) return false;
  const isPage = target.closest("body *") === null;
  if (command.anywhere || isPage) return true;
  const onButton = target.closest("button:not([aria-haspopup])") !== null;
  return onButton && !target.closest(OWN_KEYS) && /^(.|Escape|Delete)$/u.test(key);
}
