import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { TrainPanel } from "../train/TrainPanel.tsx";
import { useApp } from "../useApp.ts";
import { Legend } from "./Legend.tsx";
import { SelectionCard } from "./SelectionCard.tsx";

/** The right pane: what is selected, the types, and training. */
export function Inspector() {
  const hasSelection = useApp((s) => s.selection.kind !== "none");
  return (
    <aside className="inspector" aria-label="Inspector" data-selection={hasSelection}>
      <Tabs className="tabs">
        <TabList className="tab-list" aria-label="Inspector">
          <Tab id="annotate" className="tab">
            Annotate
          </Tab>
          <Tab id="train" className="tab">
            Train
          </Tab>
        </TabList>
        <TabPanel id="annotate" className="tab-panel">
          <SelectionCard />
          <Legend />
        </TabPanel>
        <TabPanel id="train" className="tab-panel">
          <TrainPanel />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
