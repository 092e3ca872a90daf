// The only place that makes the workers, the store and the root.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { inheritingWorker } from "./engine/inheritingWorker.ts";
import { allowLibraries } from "./engine/trustedScripts.ts";
import { hasSimd } from "./engine/wasm/simd.ts";
import { languageOf } from "./language/languages.ts";
import { speak } from "./language/speak.ts";
import { browserOffline } from "./offline/browserOffline.ts";
import { openProjectDb } from "./storage/projectDb.ts";
import { createProjectStorage } from "./storage/projectStorage.ts";
import { createAppStore } from "./store/app.ts";
import { browserBattery } from "./store/browserBattery.ts";
import { newId } from "./store/newId.ts";
import { App } from "./ui/App.tsx";
import { AppStore } from "./ui/app/useApp.ts";
import { type Capability, Unsupported } from "./ui/shell/Unsupported.tsx";
import { connectModel, connectText } from "./worker/connect.ts";
import { connectHub } from "./worker/connectHub.ts";
import hubWorker from "./worker/hub.worker.ts?worker&url";
import { HUB_CHANNEL, hubNews } from "./worker/hubChannel.ts";
import modelWorker from "./worker/model.worker.ts?worker&url";
import textWorker from "./worker/text.worker.ts?worker&url";

function missingCapabilities(): Capability[] {
  const missing: Capability[] = [];
  if (!hasSimd()) missing.push("WASM SIMD");
  if (!navigator.storage?.getDirectory) missing.push("OPFS");
  if (!globalThis.indexedDB) missing.push("IndexedDB");
  return missing;
}

/** Saves a file where the browser saves downloads. */
function download(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function createApp() {
  // The model worker finds the bundled model from the page's address, which is its name.
  const name = new URL(".", document.baseURI).href;
  return createAppStore({
    model: connectModel(() => inheritingWorker(modelWorker, document.baseURI, name), navigator),
    text: connectText(() => inheritingWorker(textWorker, document.baseURI), navigator),
    hub: connectHub(() => inheritingWorker(hubWorker, document.baseURI), navigator),
    storage: createProjectStorage(openProjectDb(newId()), navigator),
    hubNews: hubNews(new BroadcastChannel(HUB_CHANNEL)),
    battery: browserBattery(navigator),
    offline: browserOffline({
      address: import.meta.env.PROD ? new URL("sw.js", document.baseURI).href : null,
      document,
      navigator,
    }),
    download,
  });
}

// The first words are in the browser's language; what the user chose is read with the settings.
await speak(languageOf("auto", navigator.languages, location.search)).catch(() => {});
allowLibraries(document.baseURI);
const missing = missingCapabilities();
createRoot(document.getElementById("root") as HTMLElement).render(
  <StrictMode>
    {missing.length > 0 ? (
      <Unsupported missing={missing} />
    ) : (
      <AppStore value={createApp()}>
        <App />
      </AppStore>
    )}
  </StrictMode>,
);
