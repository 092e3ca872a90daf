// The only place that makes the workers, the store and the root.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { inheritingWorker } from "./engine/inheritingWorker.ts";
import { openProjectDb } from "./storage/projectDb.ts";
import { createProjectStorage } from "./storage/projectStorage.ts";
import { createAppStore } from "./store/app.ts";
import { newId } from "./store/newId.ts";
import { App } from "./ui/App.tsx";
import { AppStore } from "./ui/app/useApp.ts";
import { type Capability, Unsupported } from "./ui/shell/Unsupported.tsx";
import { connectModel, connectText } from "./worker/connect.ts";
import modelWorker from "./worker/model.worker.ts?worker&url";
import textWorker from "./worker/text.worker.ts?worker&url";

/** A module with one SIMD instruction: `i8x16.splat`. */
const SIMD_MODULE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0],
  ...[65, 0, 253, 15, 253, 98, 11],
);

function missingCapabilities(): Capability[] {
  const missing: Capability[] = [];
  if (!globalThis.WebAssembly?.validate(SIMD_MODULE)) missing.push("WASM SIMD");
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
    model: connectModel(() => inheritingWorker(modelWorker, document.baseURI, name)),
    text: connectText(() => inheritingWorker(textWorker, document.baseURI)),
    storage: createProjectStorage(openProjectDb(newId()), navigator),
    download,
  });
}

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
