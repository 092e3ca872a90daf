import { recognised } from "../io/recognised.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import type { PrivateFiles } from "../storage/opfs.ts";
import { segmentAround } from "../text/segment.ts";
import { createImporting } from "./importing.ts";
import { createLayouts } from "./layouts.ts";
import type { TextWorker } from "./protocol.ts";

/** Text work of the page. */
export function createTextService(browser: PrivateFiles): TextWorker {
  const importing = createImporting(Date.now, createModelFiles(browser));
  const layouts = createLayouts(() => performance.now());
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
  };
}
