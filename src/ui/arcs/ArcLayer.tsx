import { memo, type RefObject } from "react";
import { type Looks, lookOf } from "../looks.ts";
import { relationName } from "../names.ts";
import type { SentenceView } from "../text/layout/sentenceViews.ts";
import { Arc } from "./Arc.tsx";
import { arcLabels, useRowLayout } from "./useRowLayout.ts";

interface Props {
  readonly row: RefObject<HTMLElement | null>;
  readonly view: SentenceView;
  readonly looks: Looks;
  readonly selected: string | null;
  /** The entity or relation to look at: its arcs stand out, the others step back. */
  readonly focus: string | null;
}

/** The arcs of one sentence, above its lines. */
export const ArcLayer = memo(function ArcLayer({ row, view, looks, selected, focus }: Props) {
  const drawings = useRowLayout(row, view, looks);
  const textOf = (id: string) => {
    const entity = view.entities.find((e) => e.id === id);
    const from = view.sentence.start;
    return entity ? view.text.slice(entity.start - from, entity.end - from) : "";
  };
  const touches = (ids: readonly string[]) => focus !== null && ids.includes(focus);
  const someTouch = view.relations.some(({ id, head, tail }) => touches([id, head, tail]));
  if (drawings.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its arcs are buttons with names of their own
    <svg className="arcs">
      {drawings.map((drawing) => {
        const relation = view.relations.find(({ id }) => id === drawing.id);
        if (!relation) return null;
        const { id, head, tail, type } = relation;
        const { hue, symmetric } = lookOf(looks.relations, type);
        const strong = touches([id, head, tail]);
        return (
          <Arc
            key={id}
            drawing={drawing}
            relation={relation}
            hue={hue}
            symmetric={symmetric}
            label={arcLabels(looks, relation)[drawing.label.form]}
            name={relationName(relation, looks, textOf)}
            selected={selected === id}
            emphasis={strong ? "strong" : someTouch ? "weak" : "none"}
          />
        );
      })}
    </svg>
  );
});
