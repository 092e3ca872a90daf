import { editText, planTextEdit } from "../core/document/editText.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

/** So often a text is cut again because the document changed meanwhile. */
const TRIES = 20;

/** What the user does to the text of a document that may be annotated. */
export function textSlice({
  get,
  commit,
  canEdit,
  notify,
  services,
}: Context): Pick<AppState, "editText"> {
  return {
    editText: async (id, text) => {
      if (!canEdit()) return false;
      if (text.trim() === "") {
        notify("info", t("There is no text in it."));
        return false;
      }
      try {
        for (let i = 0; i < TRIES; i++) {
          const doc = get().project.docs[id];
          if (!doc) return false;
          if (doc.text === text) return true;
          const plan = planTextEdit(doc, text);
          const cut = await Promise.all(
            plan.stretches.map(({ start, end, spans }) =>
              services.text.segment(id, text.slice(start, end), spans),
            ),
          );
          // Suggestions may have come meanwhile: they move, too.
          if (get().project.docs[id] !== doc) continue;
          return commit(editText(doc, plan, cut, newId));
        }
        notify("error", t("The text could not be changed while suggestions come. Try it again."));
      } catch (error) {
        notify(
          "error",
          t("The text could not be read: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
      return false;
    },
  };
}
