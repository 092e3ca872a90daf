import { expose } from "comlink";
import { usualThreads } from "../engine/startEngine.ts";
import { browserHost } from "../engine/wasm/browserHost.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { roomLeft } from "../storage/opfs.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { sayAlive } from "./aliveSign.ts";
import { keptBundled } from "./bundledFiles.ts";
import list from "./bundledList.json?url&no-inline";
import { heedLanguage } from "./languageSign.ts";
import { createModelService } from "./modelService.ts";

const bundled = keptBundled(new URL(list, import.meta.url).href, globalThis.caches);

heedLanguage(globalThis);
sayAlive(navigator.locks, postMessage);
expose(
  createModelService({
    host: {
      gpu: navigator.gpu,
      wasm: browserHost,
      threads: usualThreads(navigator.hardwareConcurrency),
    },
    // The page names the worker after its own address, which built and served pages know best.
    bundled: (name) => ({
      address: new URL(`models/${name}/`, self.name).href,
      kept: { files: bundled, folder: name },
    }),
    rehearsal: new URL("rehearsal/sentences.txt", self.name).href,
    files: createModelFiles(navigator),
    added: createAddedModels(navigator),
    trainings: createTrainingFiles(navigator),
    room: () => roomLeft(navigator),
  }),
);
