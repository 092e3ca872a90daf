import { type RefObject, useEffect } from "react";
import type { Doc } from "../../../core/document/document.ts";
import { clearTextSelection, isAllSelected } from "../../places/textSelection.ts";

/**
 * A drag that starts in what is selected selects anew, where browsers would drag the words away; and
 * when all is selected, all is copied, not only the rows that are drawn.
 */
export function useFreshSelection(surface: RefObject<HTMLElement | null>, { text }: Doc): void {
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const listening = new AbortController();
    const { signal } = listening;
    const press = ({ button, shiftKey, pointerType }: PointerEvent) => {
      // With Shift it is extended; a finger moves its ends.
      if (button === 0 && !shiftKey && pointerType !== "touch") clearTextSelection();
    };
    const copy = (event: ClipboardEvent) => {
      if (!isAllSelected() || !event.clipboardData) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    };
    element.addEventListener("pointerdown", press, { signal });
    element.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    document.addEventListener("copy", copy, { signal });
    return () => listening.abort();
  }, [surface, text]);
}
