import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Doc, Range } from "../core/document/document.ts";
import { chosenAnnotations } from "../io/chosenAnnotations.ts";
import type { FileContent, Format, HostTools, Written } from "../io/format.ts";
import { FORMATS, type FormatId, formatOf, WRITABLE } from "../io/formats.ts";
import { ImportError } from "../io/importError.ts";
import { importReport, reportLines } from "../io/importReport.ts";
import { readFiles } from "../io/readFiles.ts";
import type { Reading } from "../io/reading.ts";
import { type SourceFile, withoutEnding } from "../io/sourceFile.ts";
import { notPlainText } from "../io/unreadable.ts";
import { segmentAround } from "../text/segment.ts";
import { isFile, isFolder, makeFolder, sourceFiles } from "./files.ts";

/** The formats that the command reads, and those that it writes. */
export const READABLE: readonly FormatId[] = FORMATS.filter((f) => f.reader).map(({ id }) => id);
export const WRITTEN: readonly FormatId[] = WRITABLE.map(({ id }) => id);

export interface Conversion {
  readonly from: FormatId;
  readonly to: FormatId;
  /** A folder of files, or one file. */
  readonly input: string;
  readonly output: string;
}

/** What was done: nothing is written when no document could be read. */
export interface Converted {
  readonly documents: number;
  readonly sentences: number;
  readonly entities: number;
  readonly relations: number;
  /** What could not be read or held, line by line. */
  readonly report: readonly string[];
}

/** Converts what can be read. Only what is wrong with the call itself is an `ImportError`. */
export async function convert({ from, to, input, output }: Conversion): Promise<Converted> {
  const format = formatOf(from);
  const { label, writer } = WRITABLE.find(({ id }) => id === to)!;
  checkOutput(writer.target, output);
  const files = inputFiles(input, format);
  const found = await readFiles(files, hostTools(), [format]);
  // A backup holds the trash, too.
  const isWanted = (doc: Doc) => writer.holdsEverything || doc.trashedAt === undefined;
  const read = { ...found, docs: found.docs.filter(isWanted) };
  const passed = passedOver(files, format, isFile(input) ? basename(input) : null);
  const leftOut = [...read.leftOut, ...passed.leftOut];
  const notRead = [...read.notRead, ...passed.notRead];
  const report = reportLines(importReport({ ...read, leftOut, notRead }));
  if (read.docs.length === 0) {
    return { documents: 0, sentences: 0, entities: 0, relations: 0, report };
  }
  const docs = writer.holdsEverything
    ? read.docs
    : chosenAnnotations(read.docs, "confirmed and suggested");
  const { types, schema, versions = [] } = read;
  const kept = schema && { kept: { schema, versions } };
  const written = await writer.write({ docs, types, sentences: "all", ...kept });
  await writeAll(written.files, writer.target, output);
  const recut = writer.holdsWords ? 0 : docs.reduce((sum, doc) => sum + readDifferently(doc), 0);
  return {
    documents: docs.length,
    sentences: docs.reduce((sum, doc) => sum + doc.sentences.length, 0),
    entities: written.entities,
    relations: written.relations,
    report: [...report, ...writtenLines(label, written, recut)],
  };
}

function inputFiles(path: string, { label, reader }: Format): SourceFile[] {
  if (!isFolder(path) && !isFile(path)) {
    throw new ImportError(path, {}, "there is no such file or folder");
  }
  const files = isFolder(path)
    ? sourceFiles(path)
    : sourceFiles(dirname(path), [basename(path), ...(reader?.beside?.(basename(path)) ?? [])]);
  if (files.length === 0) throw new ImportError(path, {}, `holds no file of ${label}`);
  return files;
}

/** Ids that are the same in every run. */
export function hostTools(): HostTools {
  const used = new Set<string>();
  const newId = (path: string, part?: number) => {
    const stem = part === undefined ? withoutEnding(path) : `${withoutEnding(path)}.${part + 1}`;
    const id = used.has(stem) ? path : stem;
    used.add(id);
    return id;
  };
  return { segmentAround, newId, now: () => 0 };
}

/**
 * Files that are named like those of the format but are not of it, as texts without an .ann, and
 * the file that was asked for: what is no text at all is told so.
 */
function passedOver(
  files: readonly SourceFile[],
  { label, reader }: Format,
  asked: string | null,
): Pick<Reading, "leftOut" | "notRead"> {
  const taken = new Set(reader?.sniff(files));
  const passed = files.filter(
    ({ path }) => path === asked || reader?.endings.some((end) => path.endsWith(end)),
  );
  const left = passed.filter((file) => !taken.has(file));
  const reasons = left.map((file) => ({ file: file.path, reason: notText(file) }));
  return {
    leftOut: left
      .filter((file) => file.path !== asked && notText(file) === undefined)
      .map(({ path }) => ({ kind: "files of another format", file: path, place: {} })),
    notRead: reasons.flatMap(({ file, reason }) => {
      const why = reason ?? (file === asked ? `is not ${label}` : undefined);
      return why === undefined ? [] : [{ file, reason: why }];
    }),
  };
}

const notText = (file: SourceFile): string | undefined =>
  notPlainText(file) ?? (file.text ? undefined : "is no text");

async function writeAll(
  files: Written["files"],
  target: "folder" | "file",
  output: string,
): Promise<void> {
  const folder = target === "folder" ? output : dirname(output);
  const paths = [...files.keys()].map((name, i) =>
    target === "file" && i === 0 ? output : join(folder, name),
  );
  if (new Set(paths).size < paths.length) {
    const fault = "a file of this name is written beside it: name another file";
    throw new ImportError(output, {}, fault);
  }
  makeFolder(folder);
  for (const [i, content] of [...files.values()].entries())
    writeFileSync(paths[i], await plainContent(content));
}

const plainContent = async (content: FileContent) =>
  content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;

function writtenLines(label: string, written: Written, recut: number): string[] {
  const leftOut = [...written.leftOut];
  return [
    `written: ${label} (spans: ${written.entities}, relations: ${written.relations})`,
    ...leftOut.map(([kind, count]) => `not written: ${kind}: ${count}`),
    ...(recut > 0 ? [`not written: words of sentences that are cut differently: ${recut}`] : []),
    ...written.notes.map((note) => `note: ${note}`),
  ];
}

/** Sentences whose words, which the files do not hold, come out otherwise when they are read. */
function readDifferently(doc: Doc): number {
  const spans = Object.values(doc.entities).map(({ start, end }): Range => [start, end]);
  const again = segmentAround(doc.id, doc.text, spans).map(({ words }) => JSON.stringify(words));
  const known = new Set(again);
  return doc.sentences.filter(({ words }) => !known.has(JSON.stringify(words))).length;
}

function checkOutput(target: "folder" | "file", path: string): void {
  if (target === "folder" && isFile(path)) {
    throw new ImportError(path, {}, "is a file, not a folder");
  }
  if (target === "file" && isFolder(path)) {
    throw new ImportError(path, {}, "is a folder, not a file");
  }
}
