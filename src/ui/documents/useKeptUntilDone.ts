import { useRef } from "react";
import { useViewStore } from "../app/useApp.ts";

/**
 * Keeps a dialog, with what was typed in it, until what it asked for is done: where that cannot be done,
 * as another tab took over meanwhile, it stays. Asked again before that is over, it does nothing.
 */
export function useKeptUntilDone(
  onClose: () => void,
): (work: () => Promise<boolean>) => Promise<void> {
  const view = useViewStore();
  const isDoing = useRef(false);
  return async (work) => {
    if (isDoing.current) return;
    isDoing.current = true;
    const { dialog } = view.getState();
    const isDone = await work().finally(() => {
      isDoing.current = false;
    });
    // It may have been closed meanwhile, and another one be open.
    if (isDone && view.getState().dialog === dialog) onClose();
  };
}
