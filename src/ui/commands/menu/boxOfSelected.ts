import { entityBox, relationBox, sentenceText, type WindowBox } from "../../places/dom.ts";
import { caretBox } from "../annotate.ts";
import { type CommandContext, currentSentence } from "../command.ts";

/** Where what the commands act on is drawn, to open a menu at; null when it is out of sight. */
export function boxOfSelected(context: CommandContext): WindowBox | null {
  const { selection } = context.app();
  const { caret } = context.view();
  const sentence = currentSentence(context);
  if (caret) return caretBox(context);
  if (selection.kind === "entity") return entityBox(selection.id);
  if (selection.kind === "relation") return relationBox(selection.id);
  return (sentence && sentenceText(sentence.id)?.getBoundingClientRect()) ?? null;
}
