import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import { keyName } from "../commands/keys.ts";
import type { TypeLook } from "../looks.ts";

/** A letter that follows another one so soon is one of a name that is being typed. */
const TYPE_AHEAD = 1000;

interface MenuKeys {
  readonly types: readonly TypeLook[];
  /** The type that gets the focus; null as long as there is none. */
  readonly guess: string | null;
  choose(type: string): void;
  /** Takes the guess before it is there; false where that cannot be. */
  chooseUnseen(): boolean;
}

/**
 * Props of what holds a menu of types: keys of types choose, and the guess gets the focus when it
 * comes, unless the user has moved by then.
 */
export function useMenuKeys({ types, guess, choose, chooseUnseen }: MenuKeys) {
  const ref = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const lastLetter = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (guess === null || moved.current) return;
    const items = ref.current?.querySelectorAll<HTMLElement>("[data-type]") ?? [];
    [...items].find(({ dataset }) => dataset.type === guess)?.focus();
    moved.current = true;
  }, [guess]);

  const take = (event: KeyboardEvent): boolean => {
    const pressed = keyName(event);
    const isLetter = /^\p{L}$/u.test(pressed);
    const isTyping = isLetter && event.timeStamp - lastLetter.current < TYPE_AHEAD;
    const type = isTyping ? undefined : types.find(({ key }) => key === pressed);
    if (isLetter) lastLetter.current = event.timeStamp;
    if (type) choose(type.name);
    return type !== undefined || (pressed === "Enter" && !moved.current && chooseUnseen());
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
