import { useEffect } from "react";
import type { AppState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";

/** What leaving the page would lose: a training, a model not yet kept, edits that are not stored. */
export const losesWork = ({ training, storage }: Pick<AppState, "training" | "storage">): boolean =>
  training.kind === "running" || training.kind === "finished" || storage.kind === "failed";

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
