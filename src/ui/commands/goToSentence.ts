import type { Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { type CommandContext, docOf, spoken } from "./command.ts";

/** Selects a sentence of the open document, brings it into the window and says it. */
export function go(context: CommandContext, sentence: Sentence | undefined, nothing: string): void {
  const doc = docOf(context);
  if (doc && sentence) {
    const words = doc.text.slice(sentence.start, sentence.end).trim();
    context.setView({
      caret: null,
      reveal: { doc: doc.id, offset: sentence.start },
      // A row never has the focus.
      ...spoken(
        context,
        t(
          "Sentence {sentences, number}{isConfirmed, select, true {, confirmed} other {}}: {words}",
          {
            sentences: doc.sentences.indexOf(sentence) + 1,
            isConfirmed: doc.confirmed[sentence.id] !== undefined,
            words,
          },
        ),
      ),
    });
    context.app().select({ kind: "sentence", id: sentence.id });
  } else context.setView(spoken(context, nothing));
}
