import { useEffect, useRef } from "react";
import type { Relation } from "../../core/document.ts";
import { takeFocus } from "../text/takeFocus.ts";
import type { ArcDrawing } from "./arcLayout.ts";

interface Props {
  readonly drawing: ArcDrawing;
  readonly relation: Relation;
  readonly hue: number;
  readonly symmetric: boolean;
  readonly label: string;
  readonly name: string;
  readonly selected: boolean;
  /** Stands out, steps back, or neither. */
  readonly emphasis: "strong" | "weak" | "none";
}

/** One relation above its line. */
export function Arc({ drawing, relation, hue, symmetric, label, name, selected, emphasis }: Props) {
  const ref = useRef<SVGGElement>(null);
  useEffect(() => {
    if (selected && ref.current) takeFocus(ref.current);
  }, [selected]);
  const { path, arrow, label: place } = drawing;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button element inside of SVG
    <g
      ref={ref}
      className="arc"
      role="button"
      tabIndex={selected ? 0 : -1}
      aria-label={name}
      aria-pressed={selected}
      data-arc={relation.id}
      data-hue={hue}
      data-status={relation.status}
      data-emphasis={emphasis}
    >
      <path className="arc-hit" d={path} />
      <path className="arc-line" d={path} />
      {!symmetric && <path className="arc-head" d={arrow} />}
      <text x={place.x} y={place.y} data-free={place.free}>
        {label}
      </text>
    </g>
  );
}
