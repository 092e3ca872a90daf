import type { ReactElement } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { t } from "../../language/words.ts";
import { HELP_PAGES, type HelpPageId } from "../app/viewState.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { DialogBox } from "../controls/DialogBox.tsx";
import { part } from "../controls/part.tsx";
import { AnnotatePage } from "./pages/AnnotatePage.tsx";
import { KeepingPage } from "./pages/KeepingPage.tsx";
import { KeysPage } from "./pages/KeysPage.tsx";
import { NumbersPage } from "./pages/NumbersPage.tsx";
import { PrivacyPage } from "./pages/PrivacyPage.tsx";
import { TrainPage } from "./pages/TrainPage.tsx";

/** It brings the table of all formats with it. */
const FormatsPage = part(async () => (await import("./pages/FormatsPage.tsx")).FormatsPage);

const PAGES: Readonly<Record<HelpPageId, { name: () => string; page: () => ReactElement }>> = {
  annotate: { name: () => t("Annotate"), page: () => <AnnotatePage /> },
  train: { name: () => t("Train"), page: () => <TrainPage /> },
  numbers: { name: () => t("Read the numbers"), page: () => <NumbersPage /> },
  formats: { name: () => t("Formats"), page: () => <FormatsPage /> },
  keys: { name: () => t("Keys"), page: () => <KeysPage /> },
  keeping: { name: () => t("Keep and back up"), page: () => <KeepingPage /> },
  privacy: { name: () => t("Privacy"), page: () => <PrivacyPage /> },
};

interface Props {
  readonly page: HelpPageId;
  readonly onClose: () => void;
}

/** The help: its pages, listed at the side. */
export function HelpDialog({ page, onClose }: Props) {
  return (
    <DialogBox title={t("Help")} fills onClose={onClose}>
      <Tabs className="help" orientation="vertical" defaultSelectedKey={page}>
        <div className="help-side">
          <TabList className="help-list" aria-label={t("Pages")}>
            {HELP_PAGES.map((id) => (
              <Tab key={id} id={id} className="help-tab">
                {PAGES[id].name()}
              </Tab>
            ))}
          </TabList>
          <CommandButton command="tour" className="button small">
            {t("Show the tour")}
          </CommandButton>
          <CommandButton command="faults" className="button small">
            {t("Show the fault log…")}
          </CommandButton>
        </div>
        {HELP_PAGES.map((id) => (
          <TabPanel key={id} id={id} className="help-page">
            <h3>{PAGES[id].name()}</h3>
            {PAGES[id].page()}
          </TabPanel>
        ))}
      </Tabs>
    </DialogBox>
  );
}
