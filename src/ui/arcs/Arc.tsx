import { memo } from "react";
import type { Relation } from "../../core/document/document.ts";
import { ArcButton } from "./ArcButton.tsx";
import type { ArcDrawing } from "./layout/scene.ts";
import { pointed } from "./pointed.ts";

interface Props {
  readonly drawing: ArcDrawing;
  readonly relation: Relation;
  readonly hue: number;
  readonly label: string;
  readonly name: string;
  readonly selected: boolean;
  readonly strong: boolean;
  readonly draft: boolean;
}

/** One relation above its line or lines. */
export const Arc = memo(function Arc({ drawing, relation, label, ...button }: Props) {
  const { path, arrow, label: place } = drawing;
  return (
    <ArcButton kind="arc" relation={relation} {...button}>
      <path className="arc-hit" d={path} />
      <path className="arc-line" d={path} />
      {arrow && <path className="arc-head" d={arrow} />}
      <text x={place.x} y={place.y} data-free={place.free}>
        {pointed(label, place.points)}
      </text>
    </ArcButton>
  );
});
