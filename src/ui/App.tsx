import { useEffect, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { t } from "../language/words.ts";
import { createViewStore, useView, useViewStore, ViewStore } from "./app/useApp.ts";
import { usePageLanguage } from "./app/usePageLanguage.ts";
import { CommandMenu } from "./commands/CommandMenu.tsx";
import { useKeyboard } from "./commands/useKeyboard.ts";
import { fetchParts, part } from "./controls/part.tsx";
import { Documents } from "./documents/Documents.tsx";
import { Inspector } from "./inspector/Inspector.tsx";
import { usePaletteSheet } from "./look/usePaletteSheet.ts";
import { Announcer } from "./shell/Announcer.tsx";
import { Banners } from "./shell/Banners.tsx";
import { CenterView } from "./shell/CenterView.tsx";
import { Dialogs } from "./shell/Dialogs.tsx";
import { DropTarget } from "./shell/DropTarget.tsx";
import { Header } from "./shell/Header.tsx";
import { LaterNotices } from "./shell/LaterNotices.tsx";
import { OverlayBoundary } from "./shell/OverlayBoundary.tsx";
import { PaneBoundary } from "./shell/PaneBoundary.tsx";
import { PaneTabs } from "./shell/PaneTabs.tsx";
import { useDrawingFailed } from "./shell/useDrawingFailed.ts";
import { useLeaveWarning } from "./shell/useLeaveWarning.ts";
import { useOpenedWith } from "./shell/useOpenedWith.ts";
import { useUncaught } from "./shell/useUncaught.ts";
import { useUnseenTransitions } from "./shell/useUnseenTransitions.ts";
import { WholeBoundary } from "./shell/WholeBoundary.tsx";
import { LinkLine } from "./text/pointer/LinkLine.tsx";
import { TypeMenu } from "./text/TypeMenu.tsx";
import { useTrainingNews } from "./train/useTrainingNews.ts";
import "./styles/styles.css";

/** Few want it, and none at once. */
const Tour = part(async () => (await import("./tour/Tour.tsx")).Tour);

/** The whole page. It reads the store from the `AppStore` above it. */
export function App() {
  const [view] = useState(createViewStore);
  usePaletteSheet();
  const locale = usePageLanguage();
  return (
    <ViewStore value={view}>
      <I18nProvider locale={locale}>
        <WholeBoundary>
          <Page />
        </WholeBoundary>
      </I18nProvider>
    </ViewStore>
  );
}

function Page() {
  useKeyboard();
  useLeaveWarning();
  useOpenedWith();
  useTrainingNews();
  useUncaught();
  useUnseenTransitions();
  // What the first screen does not show comes once that is drawn.
  useEffect(() => {
    const timer = setTimeout(() => void fetchParts());
    return () => clearTimeout(timer);
  }, []);
  const pane = useView((s) => s.pane);
  const drawingFailed = useDrawingFailed();
  return (
    <div className="app" data-pane={pane}>
      <Header />
      <div className="banners">
        <Banners />
      </div>
      <PaneBoundary what={t("The list of documents")} className="documents">
        <Documents />
      </PaneBoundary>
      <PaneBoundary what={t("The text")} className="text-pane" onError={drawingFailed}>
        <CenterView />
      </PaneBoundary>
      <PaneBoundary what={t("The inspector")} className="inspector">
        <Inspector />
      </PaneBoundary>
      <PaneTabs />
      <Overlays />
      <DropTarget />
      <LaterNotices />
      <Announcer />
    </div>
  );
}

/** What comes over the page; when it cannot be drawn it is closed. */
function Overlays() {
  const view = useViewStore();
  const isTouring = useView((s) => s.tour !== null);
  const shown = useView(
    ({ dialog, choosing, menu, drag, tour }) => dialog ?? choosing ?? menu ?? drag ?? tour,
  );
  return (
    <OverlayBoundary
      shown={shown}
      onClose={() =>
        view.setState({ dialog: null, choosing: null, menu: null, drag: null, tour: null })
      }
    >
      {isTouring && <Tour />}
      <TypeMenu />
      <CommandMenu />
      <LinkLine />
      <Dialogs />
    </OverlayBoundary>
  );
}
