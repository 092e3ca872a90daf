import { type RefObject, useContext, useLayoutEffect, useState } from "react";
import type { Relation } from "../../core/document.ts";
import { type Looks, lookOf } from "../looks.ts";
import { percent } from "../names.ts";
import { placeTags } from "../text/layout/placeTags.ts";
import type { SentenceView } from "../text/layout/sentenceViews.ts";
import type { ArcDrawing, ArcEnds } from "./arcLayout.ts";
import { arcPaths } from "./arcPaths.ts";
import { labelWidth } from "./labelWidth.ts";
import { type Measured, measureRow } from "./measureRow.ts";
import { SurfaceLayoutContext } from "./surfaceLayout.ts";

const NONE: readonly ArcDrawing[] = [];

/** Lays out a row's arcs and tags whenever it changes, while it is near the visible part. */
export function useRowLayout(
  row: RefObject<HTMLElement | null>,
  view: SentenceView,
  looks: Looks,
): readonly ArcDrawing[] {
  const layout = useContext(SurfaceLayoutContext);
  const [near, setNear] = useState(false);
  const [drawings, setDrawings] = useState(NONE);

  useLayoutEffect(() => {
    if (row.current) return layout?.watch(row.current, setNear);
  }, [row, layout]);

  useLayoutEffect(() => {
    if (!near || !layout) return;
    const job = () => {
      const element = row.current;
      const measured = element && measureRow(element, view);
      return () => {
        if (!element || !measured) return;
        moveTags(element, measured);
        setDrawings(arcPaths(arcEnds(view, looks, measured), measured.frame));
      };
    };
    layout.request(job);
    return layout.onRelayout(() => layout.request(job));
  }, [near, layout, row, view, looks]);

  return drawings;
}

function moveTags(row: HTMLElement, { tags, frame }: Measured): void {
  const shifts = placeTags(tags, frame.right);
  for (const tag of row.querySelectorAll<HTMLElement>("[data-tag]")) {
    const shift = shifts.get(tag.dataset.tag!) ?? 0;
    tag.style.translate = shift === 0 ? "" : `${shift}px`;
  }
}

/** The forms of a relation's label, the longest first; the score is that of a suggestion. */
export function arcLabels(looks: Looks, { type, status, score }: Relation): string[] {
  const { verbose, short } = lookOf(looks.relations, type);
  if (status === "rejected") return [`✕ ${verbose}`, `✕ ${short}`];
  if (status === "confirmed" || score === null) return [verbose, short];
  const shown = percent(score).replace(" %", "");
  return [`${verbose} ${shown}`, `${short} ${shown}`, short];
}

function arcEnds(view: SentenceView, looks: Looks, { boxes }: Measured): ArcEnds[] {
  return view.relations.flatMap((relation) => {
    const { id, head, tail } = relation;
    const [heads, tails] = [boxes.get(head) ?? [], boxes.get(tail) ?? []];
    if (heads.length === 0 || tails.length === 0) return [];
    const labelWidths = arcLabels(looks, relation).map(labelWidth);
    return [{ id, head: heads, tail: tails, labelWidths }];
  });
}
