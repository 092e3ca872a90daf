// The only place that makes the workers, the store and the root.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { StoreApi } from "zustand/vanilla";
import { projectToOpen } from "./core/projects/projectEntry.ts";
import { inheritingWorker } from "./engine/inheritingWorker.ts";
import { allowLibraries } from "./engine/trustedScripts.ts";
import { hasSimd } from "./engine/wasm/simd.ts";
import { languageOf } from "./language/languages.ts";
import { speak } from "./language/speak.ts";
import { browserOffline } from "./offline/browserOffline.ts";
import { createBackupFolder, type PickFolder } from "./storage/backupFolder.ts";
import { beginVisit } from "./storage/freshLog.ts";
import { openProjectDb } from "./storage/projectDb.ts";
import { createProjectStorage } from "./storage/projectStorage.ts";
import { openAppDb } from "./storage/projects/appDb.ts";
import { databaseOf } from "./storage/projects/projectPlace.ts";
import { createShelf } from "./storage/projects/shelf.ts";
import { createBrowserSpace } from "./storage/space.ts";
import { createAppStore } from "./store/app.ts";
import { browserBattery } from "./store/browserBattery.ts";
import { browserFaults } from "./store/browserFaults.ts";
import { newId } from "./store/newId.ts";
import { rememberedWork } from "./store/rememberedWork.ts";
import type { Said } from "./store/services.ts";
import type { AppState } from "./store/state.ts";
import { App } from "./ui/App.tsx";
import { projectInAddress, showInAddress } from "./ui/app/projectInAddress.ts";
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

// These know no project: they outlive a switch to another one.
const start = (worker: string, name?: string) => () =>
  inheritingWorker(worker, document.baseURI, name);
const text = connectText(start(textWorker), navigator);
const hub = connectHub(start(hubWorker), navigator);
const news = hubNews(new BroadcastChannel(HUB_CHANNEL));
const battery = browserBattery(navigator);
const offline = browserOffline({
  address: import.meta.env.PROD ? new URL("sw.js", document.baseURI).href : null,
  document,
  navigator,
});
const app = openAppDb();
const pickFolder = (window as { showDirectoryPicker?: PickFolder }).showDirectoryPicker;
const keeping = {
  space: createBrowserSpace(navigator),
  folder: createBackupFolder(pickFolder?.bind(window)),
  faults: browserFaults(() => localStorage),
  work: rememberedWork(() => localStorage),
  version: import.meta.env.VITE_VERSION ?? "0",
  browser: navigator.userAgent,
  copy: (log: string) => navigator.clipboard.writeText(log),
};
const shelf = createShelf(app, navigator);

function createStore(project: string, said?: Said): StoreApi<AppState> {
  // The model worker finds the bundled model from the page's address, and its files by the project:
  // its name tells both.
  const name = `${new URL(".", document.baseURI).href}#${project}`;
  const db = openProjectDb(newId(), databaseOf(project));
  return createAppStore({
    model: connectModel(start(modelWorker, name), navigator, project),
    text,
    hub,
    storage: createProjectStorage({ db, app, project }, navigator),
    projects: { id: project, isArrival: shown !== null, shelf, show, said },
    hubNews: news,
    battery,
    offline,
    keeping,
    download,
  });
}

const root = createRoot(document.getElementById("root") as HTMLElement);
let shown: StoreApi<AppState> | null = null;
const opened = () => shown?.getState().projectId ?? null;

/** Opens a project in the place of the one that is open. */
function show(project: string, said?: Said): void {
  // An address that names none is that of the only project there is.
  if (opened() !== null || projectInAddress() !== null) showInAddress(project);
  shown = createStore(project, said);
  root.render(
    <StrictMode>
      <AppStore key={project} value={shown}>
        <App />
      </AppStore>
    </StrictMode>,
  );
}

async function begin(): Promise<void> {
  const visit = beginVisit(newId(), navigator);
  addEventListener("pagehide", () => void visit.end().catch(() => {}));
  await visit.begun;
  keeping.work.begin(await shelf.isNew().catch(() => false));
  // Where the list cannot be read, the project says so itself.
  const all = await shelf.list().catch(() => []);
  show(projectToOpen(all, projectInAddress()));
  // Once there are several, the address says which of them this tab has.
  shelf.follow((projects) => {
    keeping.work.keep(projects, Date.now());
    const id = opened();
    if (id !== null && projects.length > 1) showInAddress(id);
  });
  addEventListener("hashchange", async () => {
    const wanted = projectInAddress();
    if (wanted === null) return;
    await shown?.getState().openProject(wanted);
    const id = opened();
    if (id !== null) showInAddress(id);
  });
}

// The first words are in the browser's language; what the user chose is read with the settings.
await speak(languageOf("auto", navigator.languages, location.search)).catch(() => {});
allowLibraries(document.baseURI);
const missing = missingCapabilities();
if (missing.length === 0) void begin();
else
  root.render(
    <StrictMode>
      <Unsupported missing={missing} />
    </StrictMode>,
  );
