import { type RefObject, useContext, useLayoutEffect, useState } from "react";
import type { Doc, Relation } from "../../core/document.ts";
import { type Looks, lookOf } from "../looks.ts";
import { entityText, relationName } from "../names.ts";
import { Arc } from "./Arc.tsx";
import type { ArcDrawing } from "./arcLayout.ts";
import { arcPaths } from "./arcPaths.ts";
import { labelWidth } from "./labelWidth.ts";
import { ARC_ZONE, entityBoxes, textFrame } from "./measureRow.ts";
import { SurfaceLayoutContext } from "./surfaceLayout.ts";
import { arcLabels } from "./useRowLayout.ts";

/** Pixels to the rails of arcs that stay in their sentence. */
const APART = 12;

interface Props {
  readonly page: RefObject<HTMLElement | null>;
  readonly doc: Doc;
  readonly relations: readonly Relation[];
  readonly looks: Looks;
  readonly selected: string | null;
}

/** The relations between sentences, which imported texts may have. */
export function AcrossLayer({ page, doc, relations, looks, selected }: Props) {
  const layout = useContext(SurfaceLayoutContext);
  const [drawings, setDrawings] = useState<readonly ArcDrawing[]>([]);
  useLayoutEffect(() => {
    if (!layout) return;
    const job = () => {
      const drawn = page.current ? layOut(page.current, relations, looks) : [];
      return () => setDrawings(drawn);
    };
    layout.request(job);
    return layout.onRelayout(() => layout.request(job));
  }, [layout, page, relations, looks]);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its arcs are buttons with names of their own
    <svg className="arcs across">
      {drawings.map((drawing) => {
        const relation = relations.find(({ id }) => id === drawing.id);
        if (!relation) return null;
        const { hue, symmetric } = lookOf(looks.relations, relation.type);
        return (
          <Arc
            key={relation.id}
            drawing={drawing}
            relation={relation}
            hue={hue}
            symmetric={symmetric}
            label={arcLabels(looks, relation)[drawing.label.form]}
            name={relationName(relation, looks, (id) => entityText(doc, id))}
            selected={selected === relation.id}
            emphasis="none"
          />
        );
      })}
    </svg>
  );
}

function layOut(page: HTMLElement, relations: readonly Relation[], looks: Looks): ArcDrawing[] {
  const origin = page.getBoundingClientRect();
  const [text] = page.querySelectorAll("[data-start]");
  if (!text) return [];
  const arcs = relations.flatMap((relation) => {
    const { id, head, tail } = relation;
    const [heads, tails] = [head, tail].map((end) => entityBoxes(page, end, origin));
    if (heads.length === 0 || tails.length === 0) return [];
    const labelWidths = arcLabels(looks, relation).map(labelWidth);
    return [{ id, head: heads, tail: tails, labelWidths }];
  });
  // Between the levels and outside the rails of the arcs that stay in their sentence, which are not
  // known here; for the same reason the labels wait until an arc stands out.
  const { left, right } = textFrame(text, origin);
  const frame = { left: left - APART, right: right + APART, zone: ARC_ZONE, lift: APART / 2 };
  const drawings = arcPaths(arcs, frame);
  return drawings.map((drawing) => ({ ...drawing, label: { ...drawing.label, free: false } }));
}
