import { basename, dirname } from "node:path";
import { isFolder, sourceFiles } from "../../src/cli/files.ts";
import { readFiles } from "../../src/io/readFiles.ts";
import { segmentAround } from "../../src/text/segment.ts";
import { peakMemory } from "../run/peakMemory.ts";

/** What reading took: bytes of memory, milliseconds. */
export interface Read {
  readonly bytes: number;
  readonly ms: number;
  /** Memory of the process before, the most that it ever had, and what stays when all is read. */
  readonly before: number;
  readonly peak: number;
  readonly kept: number;
  readonly documents: number;
  readonly entities: number;
  readonly relations: number;
  readonly notRead: number;
  readonly leftOut: number;
}

/** Reads a file or folder as an import does, in a process of which nothing else asks memory. */
export async function readInput(path: string): Promise<Read> {
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const files = isFolder(path) ? sourceFiles(path) : sourceFiles(dirname(path), [basename(path)]);
  let next = 0;
  const { docs, notRead, leftOut } = await readFiles(files, {
    segmentAround,
    newId: (file, part) => (part === undefined ? file : `${file}.${part}`),
    now: () => next++,
  });
  const ms = performance.now() - start;
  const sum = (of: (doc: (typeof docs)[number]) => object) =>
    docs.reduce((all, doc) => all + Object.keys(of(doc)).length, 0);
  globalThis.gc?.();
  return {
    bytes: files.reduce((all, file) => all + file.bytes.length, 0),
    ms,
    before,
    peak: peakMemory(),
    kept: process.memoryUsage.rss(),
    documents: docs.length,
    entities: sum((doc) => doc.entities),
    relations: sum((doc) => doc.relations),
    notRead: notRead.length,
    leftOut: leftOut.length,
  };
}
