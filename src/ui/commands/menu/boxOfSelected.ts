import { caretSpan } from "../../places/caret.ts";
import { entityBox, relationBox, sentenceText, spanBox, type WindowBox } from "../../places/dom.ts";
import { type CommandContext, currentSentence } from "../command.ts";

/** Where what the commands act on is drawn, to open a menu at; null when it is out of sight. */
export function boxOfSelected(context: CommandContext): WindowBox | null {
  const { selection } = context.app();
  const { caret } = context.view();
  const sentence = currentSentence(context);
  if (caret && sentence) return spanBox(sentence.id, caretSpan(sentence, caret));
  if (selection.kind === "entity") return entityBox(selection.id);
  if (selection.kind === "relation") return relationBox(selection.id);
  return (sentence && sentenceText(sentence.id)?.getBoundingClientRect()) ?? null;
}
