import { type RefObject, useLayoutEffect } from "react";
import type { Doc } from "../../core/document/document.ts";
import { runIds } from "../places/runIds.ts";

/**
 * Marks the spans at the ends of the arc that stands out, or the span that does, on the elements
 * themselves: pointing at things should not render the text anew.
 */
export function useLitEnds(
  page: RefObject<HTMLElement | null>,
  doc: Doc,
  focus: string | null,
  drawn: unknown,
): void {
  // Rows that are drawn anew lose the mark.
  useLayoutEffect(() => {
    if (!page.current || focus === null) return;
    const relation = doc.relations[focus];
    const ids = relation ? [relation.head, relation.tail] : [focus];
    const runs = [...page.current.querySelectorAll<HTMLElement>("[data-run]")];
    const lit = runs.filter((run) => runIds(run).some((id) => ids.includes(id)));
    for (const run of lit) run.dataset.lit = "true";
    return () => {
      for (const run of lit) delete run.dataset.lit;
    };
  }, [page, doc, focus, drawn]);
}
