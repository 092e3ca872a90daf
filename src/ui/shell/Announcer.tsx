import { useEffect, useRef } from "react";
import { draftDoc } from "../../core/annotate/draftDoc.ts";
import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { activeDoc, useAppStore, useView, useViewStore } from "../app/useApp.ts";
import { draftNow } from "../app/useDraft.ts";
import { draftLine } from "../look/draftLine.ts";
import { soughtNames } from "../look/looks.ts";
import { typeList } from "../look/names.ts";

/** Tells screen readers what just changed. */
export function Announcer() {
  const app = useAppStore();
  const view = useViewStore();
  const announcement = useView((s) => s.announcement);
  const repeat = useRef(false);
  useEffect(
    () =>
      app.subscribe((state, before) => {
        const text = change(state, before);
        if (!text) return;
        // The same words twice are only heard twice when they differ.
        repeat.current = !repeat.current;
        view.setState({ announcement: repeat.current ? text : `${text}\u00a0` });
      }),
    [app, view],
  );
  return (
    <p className="unseen" aria-live="polite">
      {announcement}
    </p>
  );
}

function change(state: AppState, before: AppState): string | null {
  const { undo, redo } = state.history;
  const [done, undone] = [undo.at(-1)?.name, redo.at(-1)?.name];
  const former = before.history;
  if (redo.length > former.redo.length) return t("Undone: {undone}", { undone });
  if (redo.length < former.redo.length && done === former.redo.at(-1)?.name)
    return t("Redone: {done}", { done });
  if (undo !== former.undo && done !== undefined) return done;
  if (state.linking && !before.linking)
    return t("Pick the tail: type its letter or click it. Escape cancels.");
  if (state.prediction.kind === "idle" && before.prediction.kind === "running") {
    const doc = activeDoc(state);
    const { sought } = before.prediction;
    const items = doc ? [...Object.values(doc.entities), ...Object.values(doc.relations)] : [];
    const open = items.filter(({ status }) => status === "suggested");
    if (!sought) return t("Prediction finished: {open, number} suggestions", { open: open.length });
    const isSought = (item: (typeof items)[number]) =>
      sought["head" in item ? "relations" : "entities"].includes(item.type);
    const names = typeList(soughtNames(state.project.schema, sought));
    return t("{names}: {open, number} suggestions by name", {
      names,
      open: open.filter(isSought).length,
    });
  }
  const draft = draftNow(state);
  const open = activeDoc(state);
  if (draft && open && draft !== draftNow(before)) {
    const { schema } = state.project;
    const { counts, sentences } = draftDoc(open, draft.found, { schema, except: null });
    if (sentences.size > 0) return draftLine(draft.seconds, counts);
  }
  if (state.training.kind === "finished" && before.training.kind === "running")
    return t("Training finished");
  return null;
}
