import { useEffect } from "react";
import type { AppState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";

/** What leaving the page would lose: edits that are not stored. Trainings go on from what is. */
export const losesWork = ({ storage }: Pick<AppState, "storage">): boolean =>
  storage.kind === "failed";

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
