import { memo } from "react";
import type { Doc, Relation } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useAppStore, useViewStore } from "../app/useApp.ts";
import { entityText } from "../look/names.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { ArcButton } from "./ArcButton.tsx";
import type { StubDrawing } from "./layout/scene.ts";

interface Props {
  readonly drawing: StubDrawing;
  readonly relation: Relation;
  readonly doc: Doc;
  readonly label: string;
  readonly hue: number;
  readonly name: string;
  readonly selected: boolean;
  readonly strong: boolean;
  readonly draft: boolean;
}

const SIGNS = { above: "↑", below: "↓" };
const LONGEST = 18;

/** A relation whose other end is outside of the window; pressing it goes there. */
export const Stub = memo(function Stub({ drawing, relation, doc, label, name, ...button }: Props) {
  useLanguage();
  const app = useAppStore();
  const view = useViewStore();
  const { path, arrow, tip, direction, target, label: place } = drawing;
  const jump = () => {
    app.getState().select({ kind: "relation", id: relation.id });
    const end = doc.entities[target];
    if (end) view.setState({ reveal: { doc: doc.id, offset: end.start } });
  };
  const words = entityText(doc, target);
  const far = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
  return (
    <ArcButton
      kind="stub"
      relation={relation}
      name={
        direction === "above"
          ? t("{name}; its other end is above: press to go there", { name })
          : t("{name}; its other end is below: press to go there", { name })
      }
      onPress={jump}
      {...button}
    >
      <path className="arc-hit" d={path} />
      <circle className="arc-tip" cx={tip.x} cy={tip.y} r="12" />
      <path className="arc-line" d={path} />
      {arrow && <path className="arc-head" d={arrow} />}
      <text className="stub-sign" x={tip.x} y={tip.y}>
        {SIGNS[direction]}
      </text>
      <text className="stub-type" x={place.x} y={place.y} data-free={place.free}>
        {label}
      </text>
      <text className="stub-name" x={tip.x + 9} y={tip.y} data-free={false}>
        {far}
      </text>
    </ArcButton>
  );
});
