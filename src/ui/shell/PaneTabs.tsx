import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useView, useViewStore } from "../app/useApp.ts";
import type { ViewState } from "../app/viewState.ts";

const PANES = [
  { id: "documents", name: "Documents" },
  { id: "text", name: "Text" },
  { id: "inspector", name: "Inspector" },
] as const;

/** On narrow screens: which of the three panes is shown. */
export function PaneTabs() {
  const pane = useView((s) => s.pane);
  const view = useViewStore();
  return (
    <ToggleButtonGroup
      className="pane-tabs"
      aria-label="Pane"
      disallowEmptySelection
      selectedKeys={[pane]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        view.setState({ pane: chosen as ViewState["pane"] });
      }}
    >
      {PANES.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className="pane-tab">
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
