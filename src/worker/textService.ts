import { recognised } from "../io/recognised.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import { filesOfProject } from "../storage/projects/projectPlace.ts";
import { segmentAround } from "../text/segment.ts";
import type { Adding } from "./adding.ts";
import { createImporting } from "./importing.ts";
import { createLayouts } from "./layouts.ts";
import type { TextWorker } from "./textProtocol.ts";

/** Text work of the page. */
export function createTextService(browser: PrivateFiles): TextWorker {
  const importing = createImporting(Date.now, (project) =>
    createModelFiles(filesOfProject(browser, project)),
  );
  const layouts = createLayouts(() => performance.now());
  let adding: Promise<Adding> | null = null;
  // What reads models is loaded when one is added.
  const added = () => {
    adding ??= import("./adding.ts").then(({ createAdding }) => createAdding(browser));
    return adding;
  };
  return {
    segment: async (docId, text, spans = []) => segmentAround(docId, text, spans),
    lookAtFiles: importing.look,
    lookAgain: importing.lookAgain,
    takeImport: importing.take,
    keepModels: importing.keepModels,
    takeSteps: importing.takeSteps,
    closeImport: async (id) => importing.close(id),
    recognise: async (text) => recognised(text),
    layOut: layouts.layOut,
    closeLayout: async (id) => layouts.close(id),
    lookAtModel: async (id, name, files) => (await added()).lookAtModel(id, name, files),
    storeModel: async (id, as, onProgress) => (await added()).storeModel(id, as, onProgress),
    closeModel: async (id) => (await added()).closeModel(id),
  };
}
