import { useMemo } from "react";
import { useAppStore, useViewStore } from "../app/useApp.ts";
import type { CommandContext } from "./command.ts";

/** What commands see and do, for components that run them. */
export function useCommandContext(): CommandContext {
  const app = useAppStore();
  const view = useViewStore();
  return useMemo(
    () => ({ app: app.getState, view: view.getState, setView: view.setState, key: "" }),
    [app, view],
  );
}
