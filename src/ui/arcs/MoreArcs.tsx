import { t } from "../../language/words.ts";
import { useViewStore } from "../app/useApp.ts";
import { ArcButton } from "./ArcButton.tsx";
import type { MoreDrawing } from "./layout/scene.ts";

/** The relations of a line whose labels have no room: pressing it lists them. */
export function MoreArcs({ drawing: { ids, x, y } }: { drawing: MoreDrawing }) {
  const view = useViewStore();
  const open = (element: SVGGElement) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    view.setState({ bundle: { ids, at: { left, top, width, height } } });
  };
  return (
    <ArcButton
      kind="more"
      relation={null}
      name={t(
        "{ids, plural, one {# relation} other {# relations}} of this line without room for a label: press to choose one",
        { ids: ids.length },
      )}
      hue={0}
      strong={false}
      selected={false}
      onPress={open}
    >
      <text x={x} y={y}>
        +{ids.length}
      </text>
    </ArcButton>
  );
}
