import { findEntity } from "../core/annotate/entityEdits.ts";
import { asJoined, labelWords } from "../core/annotate/labelAcross.ts";
import { bordersAt } from "../core/document/borders.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import { type Guesser, waitingFor } from "./guesser.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

/** What the model thinks, and what is made by it. */
export function guessSlice(
  { get, set, commit, canEdit, notify }: Context,
  guesser: Guesser,
): Pick<AppState, "alternatives" | "addGuessed"> {
  return {
    alternatives: guesser.alternatives,
    addGuessed: async (start, end, by) => {
      const { activeDoc, project } = get();
      const asked = project.docs[activeDoc ?? ""];
      if (!asked || !canEdit()) return;
      const isWaiting = waitingFor(get);
      const span = bordersAt(asJoined(asked, { start, end }), { start, end }, by);
      const type = await guesser.entityType(span ?? { start, end });
      if (type === null) return notify("info", t("Add a type of spans first."));
      const doc = get().project.docs[asked.id];
      if (!doc || doc.trashedAt !== undefined) return;
      const ids = { id: newId(), newId: newId() };
      const wanted = { start, end, type, ...(by && { by }), ...ids };
      commit(labelWords(doc, get().project.schema, wanted));
      const made = span && findEntity(get().project.docs[doc.id], span, type);
      if (made && isWaiting()) set({ selection: { kind: "entity", id: made.id } });
    },
  };
}
