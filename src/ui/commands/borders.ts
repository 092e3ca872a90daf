import { t } from "../../language/words.ts";
import { moveOn } from "./caret.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  editable,
  selectedEntity,
} from "./command.ts";

const border = (
  id: string,
  name: () => string,
  keys: readonly string[],
  side: "start" | "end",
  words: 1 | -1,
): Command => ({
  id,
  get name() {
    return name();
  },
  group: "Borders",
  keys,
  at: ["entity"],
  when: editable,
  run: (context) => {
    const grows = (side === "end") === (words === 1);
    if (!grows || !isAtBorder(context, side) || !moveOn(context, side))
      context.app().moveBorder(selectedEntity(context)!.id, side, words);
  },
});

/** Whether the selected span goes to the very end, or start, of its sentence. */
function isAtBorder(context: CommandContext, side: "start" | "end"): boolean {
  const [entity, sentence] = [selectedEntity(context), currentSentence(context)];
  if (!entity || !sentence) return false;
  return side === "end"
    ? entity.end >= sentence.words[sentence.words.length - 1][1]
    : entity.start <= sentence.words[0][0];
}

/** Moving the borders of the selected span, which confirms it. */
export const BORDERS: readonly Command[] = [
  border("growEnd", () => t("End one word later"), ["]", "Shift+ArrowRight"], "end", 1),
  border("shrinkEnd", () => t("End one word earlier"), ["}", "Shift+ArrowLeft"], "end", -1),
  border("growStart", () => t("Start one word earlier"), ["[", "Alt+Shift+ArrowLeft"], "start", -1),
  border("shrinkStart", () => t("Start one word later"), ["{", "Alt+Shift+ArrowRight"], "start", 1),
];
