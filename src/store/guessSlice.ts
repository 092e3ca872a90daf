import { addEntity, findEntity } from "../core/annotate/entityEdits.ts";
import { bordersAt } from "../core/document/borders.ts";
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
      const span = bordersAt(asked, { start, end }, by);
      const type = await guesser.entityType(span ?? { start, end });
      if (type === null) return notify("info", "Add a type of spans first.");
      const doc = get().project.docs[asked.id];
      if (!doc || doc.trashedAt !== undefined) return;
      commit(addEntity(doc, { id: newId(), start, end, type, ...(by && { by }) }));
      const made = span && findEntity(get().project.docs[doc.id], span, type);
      if (made && isWaiting()) set({ selection: { kind: "entity", id: made.id } });
    },
  };
}
