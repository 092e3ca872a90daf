import { type PointerEvent, useMemo } from "react";
import type { CommandContext } from "../../commands/command.ts";
import { runIdsAt } from "../../places/runIds.ts";

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
  return arc?.dataset.arc ?? tag?.dataset.tag ?? runIdsAt(element)[0] ?? null;
}
