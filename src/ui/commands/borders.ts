import { type Command, editable, selectedEntity } from "./command.ts";

const border = (
  id: string,
  name: string,
  keys: readonly string[],
  side: "start" | "end",
  words: 1 | -1,
): Command => ({
  id,
  name,
  group: "Borders",
  keys,
  at: ["entity"],
  when: editable,
  run: (context) => context.app().moveBorder(selectedEntity(context)!.id, side, words),
});

/** Moving the borders of the selected span, which confirms it. */
export const BORDERS: readonly Command[] = [
  border("growEnd", "End one word later", ["]", "Shift+ArrowRight"], "end", 1),
  border("shrinkEnd", "End one word earlier", ["}", "Shift+ArrowLeft"], "end", -1),
  border("growStart", "Start one word earlier", ["[", "Alt+Shift+ArrowLeft"], "start", -1),
  border("shrinkStart", "Start one word later", ["{", "Alt+Shift+ArrowRight"], "start", 1),
];
