import { type RefObject, useEffect, useRef } from "react";
import { holdFocus } from "../places/focus.ts";

/** What the button that opens a model and the sign in its place are given. */
interface FocusOfUse {
  readonly sign: RefObject<HTMLSpanElement | null>;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onPressed: () => void;
}

/**
 * Keeps the focus in the row of a model that was opened from there: its button cannot be pressed while
 * the model is opened, and then a sign that it is in use has the button's place. Where it could not
 * be opened, the button has the focus again. Whoever went elsewhere meanwhile stays there.
 */
export function useFocusOfUse(used: boolean, isDisabled: boolean): FocusOfUse {
  const sign = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    if (!wasPressed.current || (isDisabled && !used)) return;
    wasPressed.current = false;
    if (document.activeElement !== document.body) return;
    if (sign.current) holdFocus(sign.current);
    else button.current?.focus({ preventScroll: true });
  }, [used, isDisabled]);
  const onPressed = () => {
    wasPressed.current = true;
  };
  return { sign, button, onPressed };
}
