import { useEffect } from "react";

/**
 * Hides transitions from the widgets. They keep every element in which one begins until all of them
 * have ended, so that what they focus does not move any more. Of an element that is removed while
 * several properties change they hear of one end only, and keep it, with all that it was in. Here
 * nothing moves that is focused.
 */
export function useUnseenTransitions(): void {
  useEffect(() => {
    const hide = (event: Event) => event.stopPropagation();
    // The widgets listen at the document: the window is asked before it.
    window.addEventListener("transitionrun", hide, true);
    return () => window.removeEventListener("transitionrun", hide, true);
  }, []);
}
