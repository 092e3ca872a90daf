import { t } from "../../language/words.ts";
import { caretSpan } from "../places/caret.ts";
import {
  type Command,
  type CommandContext,
  docOf,
  editable,
  NOT_LINKING,
  selectedEntity,
} from "./command.ts";

/** Opens the dialog that labels every occurrence of the selected span's or the caret's words. */
function labelOccurrences(context: CommandContext): void {
  const doc = docOf(context);
  const { caret } = context.view();
  const entity = selectedEntity(context);
  const span = caret && doc ? caretSpan(doc, caret) : entity;
  if (!doc || !span) return;
  const text = doc.text.slice(span.start, span.end);
  const type = caret ? null : (entity?.type ?? null);
  context.setView({ dialog: { kind: "occurrences", text, type } });
}

/** What changes many annotations in one step. */
export const BULK: readonly Command[] = [
  {
    id: "bulk",
    get name() {
      return t("Accept or reject many suggestions…");
    },
    group: "Many at once",
    keys: ["b"],
    at: NOT_LINKING,
    when: editable,
    run: (context) => context.setView({ dialog: { kind: "bulk" } }),
  },
  {
    id: "occurrences",
    get name() {
      return t("Label all occurrences of these words…");
    },
    group: "Many at once",
    keys: ["o"],
    at: ["caret", "entity"],
    menu: true,
    when: editable,
    run: labelOccurrences,
  },
];
