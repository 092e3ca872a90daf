import { caretSpan } from "../../places/caret.ts";
import {
  entityPlace,
  type Place,
  relationPlace,
  sentenceText,
  spanPlace,
} from "../../places/dom.ts";
import { type CommandContext, currentSentence } from "../command.ts";

/** Where what the commands act on is drawn, to open a menu at; null when it is out of sight. */
export function placeOfSelected(context: CommandContext): Place | null {
  const { selection } = context.app();
  const { caret } = context.view();
  const sentence = currentSentence(context);
  if (caret && sentence) return spanPlace(sentence.id, caretSpan(sentence, caret));
  if (selection.kind === "entity") return entityPlace(selection.id);
  if (selection.kind === "relation") return relationPlace(selection.id);
  return (sentence && sentenceText(sentence.id)?.getBoundingClientRect()) ?? null;
}
