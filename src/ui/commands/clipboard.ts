import { sentencesOver } from "../../core/annotate/labelAcross.ts";
import { t } from "../../language/words.ts";
import { caretOver, caretSpan } from "../places/caret.ts";
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
  const span = caret && doc ? caretSpan(doc, caret) : selectedEntity(context);
  const found = span ?? sentence;
  return doc && found ? doc.text.slice(found.start, found.end) : null;
}

function copy(context: CommandContext): void {
  const words = wordsHere(context);
  if (words === null) return;
  const { notify } = context.app();
  const failed = () => notify("warning", t("This browser does not let the page copy."));
  if (navigator.clipboard) navigator.clipboard.writeText(words).catch(failed);
  else failed();
}

/** All of the text, also for the keys of types, which tell when it is too much for a span. */
function selectAll(context: CommandContext): void {
  const doc = docOf(context);
  if (!doc) return;
  selectAllText();
  const all = { start: 0, end: doc.text.length };
  context.setView({ caret: caretOver(sentencesOver(doc, all), all) });
}

/** What is taken away as text. What the pointer selected the browser copies by itself. */
export const CLIPBOARD: readonly Command[] = [
  {
    id: "copy",
    get name() {
      return t("Copy its words");
    },
    group: "General",
    keys: ["Mod+c"],
    at: ["caret", "entity", "sentence"],
    when: () => !isTextSelected(),
    run: copy,
  },
  {
    id: "selectAll",
    get name() {
      return t("Select all of the text");
    },
    group: "General",
    keys: ["Mod+a"],
    at: NOT_LINKING,
    when: (context) => docOf(context) !== undefined,
    run: selectAll,
  },
];
