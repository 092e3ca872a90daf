import { caretSpan } from "../places/caret.ts";
import { isTextSelected, selectAllText } from "../places/textSelection.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  NOT_LINKING,
  selectedEntity,
} from "./command.ts";

/** The words of what the user is at; null where that is none. */
function wordsHere(context: CommandContext): string | null {
  const doc = docOf(context);
  const { caret } = context.view();
  const sentence = currentSentence(context);
  const span = caret && sentence ? caretSpan(sentence, caret) : selectedEntity(context);
  const found = span ?? sentence;
  return doc && found ? doc.text.slice(found.start, found.end) : null;
}

function copy(context: CommandContext): void {
  const words = wordsHere(context);
  if (words === null) return;
  const { notify } = context.app();
  const failed = () => notify("warning", "This browser does not let the page copy.");
  if (navigator.clipboard) navigator.clipboard.writeText(words).catch(failed);
  else failed();
}

/** What is taken away as text. What the pointer selected the browser copies by itself. */
export const CLIPBOARD: readonly Command[] = [
  {
    id: "copy",
    name: "Copy its words",
    group: "General",
    keys: ["Mod+c"],
    at: ["caret", "entity", "sentence"],
    when: () => !isTextSelected(),
    run: copy,
  },
  {
    id: "selectAll",
    name: "Select all of the text",
    group: "General",
    keys: ["Mod+a"],
    at: NOT_LINKING,
    when: (context) => docOf(context) !== undefined,
    run: selectAllText,
  },
];
