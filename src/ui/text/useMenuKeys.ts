import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { keyName } from "../commands/keys.ts";
import type { TypeLook } from "../look/looks.ts";
import { typedTypes } from "./typedTypes.ts";

/** A letter that follows another one so soon is one of a name that is being typed. */
const TYPE_AHEAD = 1500;

interface MenuKeys {
  readonly types: readonly TypeLook[];
  /** The type that gets the focus; null as long as there is none. */
  readonly guess: string | null;
  choose(type: string): void;
  /** Takes the guess before it is there; false where that cannot be. */
  chooseUnseen(): boolean;
}

/**
 * Props of what holds a menu of types: keys of types choose, and so do the first letters of a name
 * as soon as they mean only one; the guess gets the focus when it comes, unless the user has moved
 * by then.
 */
export function useMenuKeys({ types, guess, choose, chooseUnseen }: MenuKeys) {
  const ref = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const typed = useRef({ letters: "", at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (guess === null || moved.current) return;
    focusType(ref.current, guess);
    moved.current = true;
  }, [guess]);

  /** Adds a letter to those of a name; one that fits no name is not taken. */
  const typeAhead = (letter: string, now: number): void => {
    const isFirst = now - typed.current.at > TYPE_AHEAD;
    const letters = isFirst ? letter : typed.current.letters + letter;
    const [best, ...others] = typedTypes(types, letters);
    if (!best) return;
    typed.current = { letters, at: now };
    if (others.length === 0) choose(best.name);
    else focusType(ref.current, best.name);
  };
  const take = (event: KeyboardEvent): boolean => {
    const pressed = keyName(event);
    const isTyping = event.timeStamp - typed.current.at <= TYPE_AHEAD;
    const byKey = isTyping ? undefined : types.find(({ key }) => key === pressed);
    if (byKey) choose(byKey.name);
    else if (/^[\p{L}\p{N}_-]$/u.test(pressed)) typeAhead(pressed, event.timeStamp);
    else return pressed === "Enter" && !moved.current && chooseUnseen();
    return true;
  };
  return {
    ref,
    onKeyDownCapture: (event: KeyboardEvent) => {
      const taken = take(event);
      moved.current = true;
      if (!taken) return;
      event.preventDefault();
      event.stopPropagation();
    },
    // A menu that opens under a pointer at rest is not a move.
    onPointerMoveCapture: ({ movementX, movementY }: PointerEvent) => {
      if (movementX !== 0 || movementY !== 0) moved.current = true;
    },
  };
}

function focusType(menu: HTMLElement | null, name: string): void {
  const items = menu?.querySelectorAll<HTMLElement>("[data-type]") ?? [];
  [...items].find(({ dataset }) => dataset.type === name)?.focus();
}
