import { recognised } from "../io/recognised.ts";
import { segmentAround } from "../text/segment.ts";
import { createImporting } from "./importing.ts";
import { createLayouts } from "./layouts.ts";
import type { TextWorker } from "./protocol.ts";

/** Text work of the page. */
export function createTextService(): TextWorker {
  const importing = createImporting(Date.now);
  const layouts = createLayouts(() => performance.now());
  return {
    segment: async (docId, text, spans = []) => segmentAround(docId, text, spans),
    lookAtFiles: importing.look,
    lookAgain: importing.lookAgain,
    takeImport: importing.take,
    closeImport: async (id) => importing.close(id),
    recognise: async (text) => recognised(text),
    layOut: layouts.layOut,
    closeLayout: async (id) => layouts.close(id),
  };
}
