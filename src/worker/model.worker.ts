import { expose } from "comlink";
import { usualThreads } from "../engine/startEngine.ts";
import { browserHost } from "../engine/wasm/browserHost.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { roomLeft } from "../storage/opfs.ts";
import { filesOfProject } from "../storage/projects/projectPlace.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { sayAlive } from "./aliveSign.ts";
import { keptBundled } from "./bundledFiles.ts";
import list from "./bundledList.json?url&no-inline";
import { givingBack } from "./givingBack.ts";
import { heedLanguage } from "./languageSign.ts";
import { createModelService } from "./modelService.ts";

const bundled = keptBundled(new URL(list, import.meta.url).href, globalThis.caches);

heedLanguage(globalThis);
sayAlive(navigator.locks, postMessage);
// The page names the worker after its own address, which built and served pages know best, and the
// project behind it.
const { name } = self;
const own = filesOfProject(navigator, new URL(name).hash.slice(1));
const service = createModelService({
  host: {
    gpu: navigator.gpu,
    wasm: browserHost,
    threads: usualThreads(navigator.hardwareConcurrency),
  },
  bundled: (model) => ({
    address: new URL(`models/${model}/`, name).href,
    kept: { files: bundled, folder: model },
  }),
  rehearsal: new URL("rehearsal/sentences.txt", name).href,
  files: createModelFiles(own),
  added: createAddedModels(navigator),
  trainings: createTrainingFiles(own),
  room: () => roomLeft(navigator),
});
expose(givingBack(service));
