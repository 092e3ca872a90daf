import { useEffect } from "react";
import type { AppState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";

/** What leaving the page would lose: edits or a training that could not be stored. */
export const losesWork = ({
  storage,
  training,
}: Pick<AppState, "storage" | "training">): boolean => {
  if (storage.kind === "failed") return true;
  return (training.kind === "running" || training.kind === "finished") && !training.isStored;
};

/** Has the browser ask before the page is closed or reloaded, while that would lose something. */
export function useLeaveWarning(): void {
  const isUnsafe = useApp(losesWork);
  useEffect(() => {
    if (!isUnsafe) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isUnsafe]);
}
