import { type RefObject, useEffect, useRef } from "react";

/** Gives the focus to a heading when a row of its list went and took the focus with it. */
export function useFocusAfterRemoval(rows: number): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(rows);
  useEffect(() => {
    const isFewer = rows < before.current;
    before.current = rows;
    // A dialog that asked before gives the focus back a frame after it is gone.
    if (isFewer)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (document.activeElement === document.body) heading.current?.focus();
        }),
      );
  }, [rows]);
  return heading;
}
