import { t } from "../../language/words.ts";
import { useViewStore } from "../app/useApp.ts";
import { ArcButton } from "./ArcButton.tsx";
import type { BundleDrawing } from "./layout/scene.ts";

interface Props {
  readonly drawing: BundleDrawing;
  readonly hue: number;
  readonly strong: boolean;
  /** What its relations are called, each once. */
  readonly types: readonly string[];
}

const WHERE = {
  get above() {
    return t(" to spans above");
  },
  get below() {
    return t(" to spans below");
  },
};

/** Many relations between the same spans, or out of the window, as one line; pressing it lists them. */
export function Bundle({ drawing, hue, strong, types }: Props) {
  const view = useViewStore();
  const { ids, path, arrow, label, count, stub } = drawing;
  const open = (element: SVGGElement) => {
    const anchor = element.querySelector("text") ?? element;
    const { left, top, width, height } = anchor.getBoundingClientRect();
    view.setState({ bundle: { ids, at: { left, top, width, height } } });
  };
  return (
    <ArcButton
      kind="bundle"
      relation={null}
      name={t("{count, number} relations{stub}: {types}; press to choose one", {
        count,
        stub: stub ? WHERE[stub.direction] : "",
        types: types.join(", "),
      })}
      hue={hue}
      strong={strong}
      selected={false}
      onPress={open}
    >
      <title>{types.join(", ")}</title>
      <path className="arc-hit" d={path} />
      {stub && <circle className="arc-tip" cx={stub.tip.x} cy={stub.tip.y} r="12" />}
      <path className="arc-line" d={path} />
      {arrow && <path className="arc-head" d={arrow} />}
      <text x={label.x} y={label.y}>
        ×{count}
      </text>
    </ArcButton>
  );
}
