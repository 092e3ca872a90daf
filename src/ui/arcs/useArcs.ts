import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Doc, Relation } from "../../core/document/document.ts";
import type { ShownDraft } from "../app/useDraft.ts";
import type { Looks } from "../look/looks.ts";
import type { SentenceView } from "../rows/sentenceView.ts";
import { layoutArcs } from "./layout/layoutArcs.ts";
import type { Drawings } from "./layout/scene.ts";
import { createWindowMeasure } from "./measureWindow.ts";
import { drawnRelations, sceneOf } from "./sceneOf.ts";

const NOTHING: Drawings = { arcs: [], stubs: [], bundles: [], more: [], gaps: "" };

/** The rows whose arcs are drawn. */
export interface DrawnRows {
  readonly page: RefObject<HTMLElement | null>;
  readonly doc: Doc;
  /** The draft that the document is of, if it is one. */
  readonly draft: ShownDraft | null;
  readonly drawn: readonly (readonly SentenceView[])[];
  /** Where the drawn blocks are: changes whenever they move. */
  readonly place: string;
  readonly looks: Looks;
  readonly selected: string | null;
}

/** The looks of a relation's type: those of the draft for what is in it. */
export const looksIn =
  ({ draft, looks }: Pick<DrawnRows, "draft" | "looks">) =>
  ({ id }: Relation): Looks =>
    draft?.marks.has(id) ? draft.looks : looks;

/**
 * Lays out the arcs of the drawn rows: reads all that it needs, then moves tags and returns the
 * drawings, before the browser paints.
 */
export function useArcs({ page, doc, draft, drawn, place, looks, selected }: DrawnRows): {
  readonly drawings: Drawings;
  readonly relations: ReadonlyMap<string, Relation>;
} {
  const [measure] = useState(createWindowMeasure);
  const [drawings, setDrawings] = useState(NOTHING);
  const views = useMemo(() => new Map(drawn.flat().map((v) => [v.sentence.id, v])), [drawn]);
  const relations = useMemo(
    () => new Map(drawnRelations(views.values()).map((r) => [r.id, r])),
    [views],
  );
  const layOut = useRef(() => {});
  layOut.current = () => {
    if (!page.current) return;
    const measured = measure.measure(page.current, views);
    const apart = new Set(selected === null ? [] : [selected]);
    const scene = sceneOf(doc, [...relations.values()], measured, looksIn({ draft, looks }), apart);
    const next = layoutArcs(scene);
    measured.placeTags();
    setDrawings(next);
  };
  // Where the rows are decides where arcs are.
  useLayoutEffect(() => layOut.current(), [views, looks, draft, selected, place]);
  useEffect(() => {
    const again = () => {
      measure.forget();
      layOut.current();
    };
    const size = new ResizeObserver(again);
    if (page.current) size.observe(page.current);
    document.fonts.addEventListener("loadingdone", again);
    return () => {
      size.disconnect();
      document.fonts.removeEventListener("loadingdone", again);
    };
  }, [measure, page]);
  return { drawings, relations };
}
