import { useEffect, useRef } from "react";
import type { ProjectEntry } from "../../store/projectsState.ts";

/**
 * Gives the focus to the row of a project that was moved to another list, if it went with the list
 * that the project was the last of.
 *
 * @returns to be told which project is about to be moved
 */
export function useFocusOfMoved(projects: readonly ProjectEntry[]): (id: string) => void {
  const moved = useRef<string | null>(null);
  useEffect(() => {
    const { current } = moved;
    moved.current = null;
    if (current === null || document.activeElement !== document.body) return;
    // A list draws a row that came a moment after it has heard of it.
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(`[role=dialog] [role=row][data-key="${CSS.escape(current)}"]`)
        ?.focus(),
    );
  }, [projects]);
  return (id) => {
    moved.current = id;
  };
}
