import type { ComponentType } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useView, useViewStore } from "../app/useApp.ts";
import type { CenterId } from "../app/viewState.ts";
import { ErrorsPane } from "../errors/ErrorsPane.tsx";
import { ExamplesPane } from "../examples/ExamplesPane.tsx";
import { ProofView } from "../proof/ProofView.tsx";
import { QueuePane } from "../queue/QueuePane.tsx";
import { TextPane } from "../text/TextPane.tsx";
import { TriplesPane } from "../triples/TriplesPane.tsx";

/** What the middle pane can show, in the order of its tabs. */
const VIEWS: readonly { id: CenterId; name: string; View: ComponentType }[] = [
  { id: "text", name: "Text", View: TextPane },
  { id: "queue", name: "What next", View: QueuePane },
  { id: "proof", name: "What changed", View: ProofView },
  { id: "examples", name: "Training set", View: ExamplesPane },
  { id: "errors", name: "Likely errors", View: ErrorsPane },
  { id: "triples", name: "Triples", View: TriplesPane },
];

/** The middle pane: the open text, or another view of the project. */
export function CenterView() {
  const center = useView((s) => s.center);
  const view = useViewStore();
  const { View, name } = VIEWS.find(({ id }) => id === center) ?? VIEWS[0];
  return (
    <main className="text-pane" aria-label={name}>
      {VIEWS.length > 1 && (
        <ToggleButtonGroup
          className="center-tabs"
          aria-label="View"
          disallowEmptySelection
          selectedKeys={[center]}
          onSelectionChange={(keys) => {
            const chosen = VIEWS.find(({ id }) => keys.has(id));
            if (chosen) view.setState({ center: chosen.id });
          }}
        >
          {VIEWS.map(({ id, name }) => (
            <ToggleButton key={id} id={id} className="center-tab">
              {name}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <View />
    </main>
  );
}
