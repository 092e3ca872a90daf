import type { NamedEdit, Refusal } from "../core/document/edit.ts";
import { decideMatches } from "../core/review/decideMatches.ts";
import { labelOccurrences } from "../core/review/occurrences.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<AppState, "decideAll" | "labelOccurrences">;

/** What is done to many annotations at once, in any documents: one step each, and said. */
export function bulkSlice({ get, commit, notify }: Context): Actions {
  const make = (made: NamedEdit | Refusal) => {
    if (commit(made) && "name" in made) {
      notify("info", t("Done: {name}. Undo takes it back in one step.", { name: made.name }));
    }
  };
  return {
    decideAll: (what, status, bound) => make(decideMatches(get().project, what, status, bound)),
    labelOccurrences: (text, type, matchCase, scope) =>
      make(labelOccurrences(get().project, { text, type, matchCase, scope }, newId)),
  };
}
