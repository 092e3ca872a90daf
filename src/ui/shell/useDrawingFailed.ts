import { useCallback } from "react";
import { useAppStore } from "../app/useApp.ts";

/** Remembers that the open document could not be drawn, so that the next visit can begin. */
export function useDrawingFailed(): (error: unknown) => void {
  const app = useAppStore();
  return useCallback(
    (error: unknown) => {
      const { activeDoc, drawingFailed, recordFault } = app.getState();
      recordFault("drawing", error);
      if (activeDoc !== null) drawingFailed(activeDoc);
    },
    [app],
  );
}
