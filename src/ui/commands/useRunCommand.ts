import { useCallback } from "react";
import { useApp, useView } from "../app/useApp.ts";
import { canPress, runCommand, type Subject, whyNotPress } from "./runCommand.ts";
import { useCommandContext } from "./useCommandContext.ts";

/** Runs commands by their ids, for components. */
export function useRunCommand(): (id: string, subject?: Subject) => void {
  const context = useCommandContext();
  return useCallback((id, subject) => runCommand(context, id, subject), [context]);
}

/** Why a command cannot be run by a button now, where that is not plain to see; null otherwise. */
export function useWhyNot(): (id: string, subject?: Subject) => string | null {
  const context = useCommandContext();
  useApp((s) => s.storage);
  return useCallback((id, subject) => whyNotPress(context, id, subject), [context]);
}

/** Whether a command can be run by a button now. */
export function useCanRun(id: string, subject?: Subject): boolean {
  const context = useCommandContext();
  const can = () => canPress(context, id, subject);
  useView(can);
  return useApp(can);
}
