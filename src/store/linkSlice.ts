import { addRelation, findRelation } from "../core/annotate/relationEdits.ts";
import type { Doc, Relation } from "../core/document/document.ts";
import { symmetricEnds } from "../core/document/symmetric.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import { type Guesser, waitingFor } from "./guesser.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

type Ends = Pick<Relation, "head" | "tail" | "type">;

/** How a relation is drawn: from a head to the tail that is picked for it. */
export function linkSlice(
  { get, set, commit, canEdit, notify }: Context,
  guesser: Guesser,
): Pick<AppState, "startLink" | "cancelLink" | "finishLink"> {
  const active = (): Doc | undefined => get().project.docs[get().activeDoc ?? ""];
  /** Makes the relation in the document as it is by now. */
  const link = (id: string, { head, tail, type }: Ends) => {
    const doc = get().project.docs[id];
    if (!doc?.entities[head] || !doc.entities[tail] || doc.trashedAt !== undefined) return;
    const { schema } = get().project;
    if (!commit(addRelation(doc, schema, { id: newId(), head, tail, type }))) return;
    const now = get().project.docs[id];
    const [first, second] = symmetricEnds(head, tail, (end) => now.entities[end]);
    return (
      findRelation(now, { head, tail, type }) ??
      findRelation(now, { head: first, tail: second, type })
    );
  };

  return {
    startLink: (head) => {
      if (active()?.entities[head]) set({ linking: { head } });
    },
    cancelLink: () => set({ linking: null }),
    finishLink: async (tail, type) => {
      const { linking } = get();
      if (linking?.head === tail) {
        return notify("info", t("A relation joins two spans: choose another one as its tail."));
      }
      set({ linking: null });
      const doc = active();
      if (!doc || !linking || !doc.entities[linking.head] || !doc.entities[tail]) return;
      if (!canEdit()) return;
      const isWaiting = waitingFor(get);
      const wanted = type ?? (await guesser.relationType(linking.head, tail));
      if (wanted === null) return notify("info", t("Add a relation type first."));
      const made = link(doc.id, { head: linking.head, tail, type: wanted });
      if (made && isWaiting()) set({ selection: { kind: "relation", id: made.id } });
    },
  };
}
