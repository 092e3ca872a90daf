import { useCallback } from "react";
import { useAppStore } from "../app/useApp.ts";

/** Remembers that the open document could not be drawn, so that the next visit can begin. */
export function useDrawingFailed(): () => void {
  const app = useAppStore();
  return useCallback(() => {
    const { activeDoc, drawingFailed } = app.getState();
    if (activeDoc !== null) drawingFailed(activeDoc);
  }, [app]);
}
