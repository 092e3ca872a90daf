import { useEffect, useRef } from "react";
import type { AppState } from "../../store/state.ts";
import { activeDoc, useAppStore, useView, useViewStore } from "../app/useApp.ts";

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
  const { undoNames, redoNames } = state;
  if (redoNames.length > before.redoNames.length) return `Undone: ${redoNames[0]}`;
  if (redoNames.length < before.redoNames.length && undoNames[0] === before.redoNames[0])
    return `Redone: ${undoNames[0]}`;
  if (undoNames !== before.undoNames && undoNames.length > 0) return undoNames[0];
  if (state.linking && !before.linking)
    return "Pick the tail: type its letter or click it. Escape cancels.";
  if (state.prediction.kind === "idle" && before.prediction.kind === "running") {
    const doc = activeDoc(state);
    const items = doc ? [...Object.values(doc.entities), ...Object.values(doc.relations)] : [];
    const open = items.filter(({ status }) => status === "suggested").length;
    return `Prediction finished: ${open} suggestions`;
  }
  if (state.training.kind === "finished" && before.training.kind === "running")
    return "Training finished";
  return null;
}
