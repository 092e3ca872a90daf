import { readFiles } from "../io/readFiles.ts";
import { sourceFile } from "../io/sourceFile.ts";
import { segmentAround } from "../text/segment.ts";
import type { ImportFile, TextService } from "./protocol.ts";

/** Text work of the page. */
export const textService: TextService = {
  segment: async (docId, text, spans = []) => segmentAround(docId, text, spans),
  readFiles: async (files) => read(files),
};

function read(files: readonly ImportFile[]) {
  // Documents of one import keep its order: each is a millisecond later.
  let next = Date.now();
  return readFiles(
    files.map(({ path, bytes }) => sourceFile(path, bytes)),
    { segmentAround, newId: () => crypto.randomUUID(), now: () => next++ },
  );
}
