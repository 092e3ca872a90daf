import { type FocusEvent, type RefObject, useEffect, useRef } from "react";
import { holdFocus } from "../places/focus.ts";

/**
 * Keeps the focus in a panel when what it shows is exchanged for something else, and the button that
 * had the focus is gone with it: its first section has it then, so that it is read.
 *
 * @param shown names what the panel shows
 * @returns what the panel's element is given
 */
export function useFocusKept(shown: string): {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
} {
  const ref = useRef<HTMLDivElement>(null);
  const wasIn = useRef(false);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    const section = ref.current?.querySelector<HTMLElement>("section");
    if (wasIn.current && section && document.activeElement === document.body) holdFocus(section);
  }, [shown]);
  return {
    ref,
    onFocus: () => {
      wasIn.current = true;
    },
    // Not told of what is removed, but of who leaves.
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!currentTarget.contains(relatedTarget as Node | null)) wasIn.current = false;
    },
  };
}
