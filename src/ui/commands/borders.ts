import { t } from "../../language/words.ts";
import { runsLeftwards } from "../places/direction.ts";
import { moveOn } from "./caret.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
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
    const by = isTurned(context) ? (-words as 1 | -1) : words;
    const grows = (side === "end") === (by === 1);
    if (!grows || !isAtBorder(context, side) || !moveOn(context, side))
      context.app().moveBorder(selectedEntity(context)!.id, side, by);
  },
});

/** Whether an arrow was pressed in a sentence that runs leftwards: the border goes where it points. */
function isTurned(context: CommandContext): boolean {
  if (!/Arrow(Left|Right)$/.test(context.key)) return false;
  const [doc, sentence] = [docOf(context), currentSentence(context)];
  return (
    doc !== undefined &&
    sentence !== undefined &&
    runsLeftwards(doc.text.slice(sentence.start, sentence.end))
  );
}

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
