import { useState } from "react";
import { createViewStore, useView, ViewStore } from "./app/useApp.ts";
import { CommandMenu } from "./commands/CommandMenu.tsx";
import { useKeyboard } from "./commands/useKeyboard.ts";
import { Documents } from "./documents/Documents.tsx";
import { Inspector } from "./inspector/Inspector.tsx";
import { PALETTE_CSS } from "./look/palette.ts";
import { Announcer } from "./shell/Announcer.tsx";
import { Banners } from "./shell/Banners.tsx";
import { Dialogs } from "./shell/Dialogs.tsx";
import { DropTarget } from "./shell/DropTarget.tsx";
import { Header } from "./shell/Header.tsx";
import { Notices } from "./shell/Notices.tsx";
import { PaneTabs } from "./shell/PaneTabs.tsx";
import { useLeaveWarning } from "./shell/useLeaveWarning.ts";
import { LinkLine } from "./text/pointer/LinkLine.tsx";
import { TextPane } from "./text/TextPane.tsx";
import { TypeMenu } from "./text/TypeMenu.tsx";
import "./styles/styles.css";

/** The whole page. It reads the store from the `AppStore` above it. */
export function App() {
  const [view] = useState(createViewStore);
  return (
    <ViewStore value={view}>
      <style>{PALETTE_CSS}</style>
      <Page />
    </ViewStore>
  );
}

function Page() {
  useKeyboard();
  useLeaveWarning();
  const pane = useView((s) => s.pane);
  return (
    <div className="app" data-pane={pane}>
      <Header />
      <div className="banners">
        <Banners />
      </div>
      <Documents />
      <TextPane />
      <Inspector />
      <PaneTabs />
      <TypeMenu />
      <CommandMenu />
      <LinkLine />
      <Dialogs />
      <DropTarget />
      <Notices />
      <Announcer />
    </div>
  );
}
