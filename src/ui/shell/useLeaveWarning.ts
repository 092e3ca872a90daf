import { useEffect } from "react";
import type { AppState } from "../../store/state.ts";
import { useAppStore } from "../app/useApp.ts";

/**
 * What leaving the page would lose or leave half done: edits, or changes of the list of projects, that
 * are not stored yet, what is being erased, or a training that could not be stored.
 */
export const losesWork = ({
  storage,
  training,
  projectChanges,
}: Pick<AppState, "storage" | "training" | "projectChanges">): boolean => {
  if (storage.kind === "failed" || storage.kind === "saving" || projectChanges > 0) return true;
  if (storage.kind === "opening" && storage.isErasing) return true;
  return (training.kind === "running" || training.kind === "finished") && !training.isStored;
};

/** Has the browser ask before the page is closed or reloaded, while that would lose something. */
export function useLeaveWarning(): void {
  const store = useAppStore();
  useEffect(() => {
    // The state is looked at when the page is left: it is newer than what is drawn.
    const ask = (event: BeforeUnloadEvent) => {
      if (losesWork(store.getState())) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [store]);
}
