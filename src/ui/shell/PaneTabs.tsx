import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import type { ViewState } from "../app/viewState.ts";
import { CENTER_NAMES } from "./centerNames.ts";
import { useShownCenter } from "./useShownCenter.ts";

/** On narrow screens: which of the three panes is shown. The middle one is called by its open view. */
export function PaneTabs() {
  const pane = useView((s) => s.pane);
  const center = useShownCenter();
  const view = useViewStore();
  const panes = [
    { id: "documents", name: t("Documents") },
    { id: "text", name: CENTER_NAMES[center] },
    { id: "inspector", name: t("Inspector") },
  ];
  return (
    <ToggleButtonGroup
      className="pane-tabs"
      aria-label={t("Pane")}
      disallowEmptySelection
      selectedKeys={[pane]}
      onSelectionChange={(keys) => {
        const [chosen] = keys;
        view.setState({ pane: chosen as ViewState["pane"] });
      }}
    >
      {panes.map(({ id, name }) => (
        <ToggleButton key={id} id={id} className="pane-tab">
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
