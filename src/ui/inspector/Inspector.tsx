import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { t } from "../../language/words.ts";
import { activeDoc, useApp, useView, useViewStore } from "../app/useApp.ts";
import type { ViewState } from "../app/viewState.ts";
import { CommandIconButton } from "../commands/CommandButton.tsx";
import { FirstKeys } from "../commands/FirstKeys.tsx";
import { part } from "../controls/part.tsx";
import { EntityCard } from "./EntityCard.tsx";
import { Legend } from "./Legend.tsx";
import { RelationCard } from "./RelationCard.tsx";
import { SentenceCard } from "./SentenceCard.tsx";

const FindPanel = part(async () => (await import("../find/FindPanel.tsx")).FindPanel);
const TrainPanel = part(async () => (await import("../train/TrainPanel.tsx")).TrainPanel);

const TABS = [
  {
    id: "annotate",
    get name() {
      return t("Annotate");
    },
  },
  {
    id: "find",
    get name() {
      return t("Find");
    },
  },
  {
    id: "train",
    get name() {
      return t("Train");
    },
  },
] as const;

/** The right pane: what is selected and the types, the search, and training. */
export function Inspector() {
  const hasSelection = useApp((s) => s.selection.kind !== "none");
  const isInText = useView((s) => s.center === "text");
  const tab = useView((s) => s.tab);
  const view = useViewStore();
  return (
    // Narrow screens show what is selected over the text, and over no other view.
    <aside
      className="inspector"
      aria-label={t("Inspector")}
      data-selection={hasSelection && isInText}
    >
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => view.setState({ tab: key as ViewState["tab"] })}
      >
        <TabList className="tab-list" aria-label={t("Inspector")}>
          {TABS.map(({ id, name }) => (
            <Tab key={id} id={id} className="tab">
              {name}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="annotate" className="tab-panel">
          <SelectionCard />
          <Legend />
        </TabPanel>
        <TabPanel id="find" className="tab-panel find-tab">
          <FindPanel />
        </TabPanel>
        <TabPanel id="train" className="tab-panel">
          <TrainPanel />
        </TabPanel>
      </Tabs>
      {tab !== "annotate" && (
        // Beside the text of narrow screens what is selected is shown, whatever the tab.
        <div className="sheet">
          <SelectionCard />
        </div>
      )}
    </aside>
  );
}

/** What is selected, and everything that can be done with it. */
function SelectionCard() {
  const doc = useApp(activeDoc);
  const selection = useApp((s) => s.selection);
  const entity = doc && selection.kind === "entity" ? doc.entities[selection.id] : undefined;
  const relation = doc && selection.kind === "relation" ? doc.relations[selection.id] : undefined;
  const sentence =
    selection.kind === "sentence" && doc?.sentences.find(({ id }) => id === selection.id);
  return (
    <section className="selection" aria-label={t("Selection")}>
      {doc && entity && <EntityCard doc={doc} entity={entity} />}
      {doc && relation && <RelationCard doc={doc} relation={relation} />}
      {doc && sentence && <SentenceCard doc={doc} sentence={sentence} />}
      {!entity && !relation && !sentence ? (
        <FirstKeys />
      ) : (
        <span className="sheet-close">
          <CommandIconButton command="cancel" subject={selection} icon="close" label={t("Close")} />
        </span>
      )}
    </section>
  );
}
