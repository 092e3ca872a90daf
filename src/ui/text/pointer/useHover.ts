import { type PointerEvent, useMemo } from "react";
import type { CommandContext } from "../../commands/command.ts";

/** Keeps what is under the pointer; an arc, a tag, or the innermost entity of a word. */
export function useHover({ view, setView }: CommandContext) {
  return useMemo(() => {
    const hover = (hovered: string | null) => {
      if (view().hovered !== hovered) setView({ hovered });
    };
    return {
      onPointerOver: (event: PointerEvent) => {
        if (event.pointerType !== "touch") hover(idUnder(event.target as Element));
      },
      onPointerLeave: () => hover(null),
    };
  }, [view, setView]);
}

function idUnder(element: Element): string | null {
  const arc = element.closest<SVGElement>("[data-arc]");
  const tag = element.closest<HTMLElement>("[data-tag]");
  const run = element.closest<HTMLElement>("[data-run]");
  return arc?.dataset.arc ?? tag?.dataset.tag ?? (run?.dataset.run?.split(" ")[0] || null);
}
