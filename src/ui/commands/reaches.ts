import type { Command } from "./command.ts";

/** Ticks, choices of one and sliders are inputs, too, but nothing is typed there. */
const NOT_TYPED = ["checkbox", "radio", "range", "color", "file", "button", "submit"];
const FIELDS = `input${NOT_TYPED.map((type) => `:not([type=${type}])`).join("")}, textarea, select, [contenteditable]`;
const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
/** Where letters find rows or options by their names. */
const TAKE_LETTERS = "[role=grid], [role=treegrid], [aria-haspopup=listbox]";

/** Keys that move in a list; a list of annotations keeps them, and leaves all others to commands. */
const MOVES = /^(Shift\+)?(Arrow(Up|Down)|Home|End|Tab|Page(Up|Down))$/;

/**
 * Whether a key that was pressed on an element runs a command: in the text every one does, on
 * buttons, ticks and whatever else has the focus only those that nothing there needs, in fields and
 * menus none.
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
  return !target.closest(TAKE_LETTERS) && /^(.|Escape|Delete)$/u.test(key);
}
