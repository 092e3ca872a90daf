import { createReadStream, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileContent, Writer, Written } from "../../io/format.ts";
import { ImportError } from "../../io/importError.ts";
import { zipBlob } from "../../io/zip/zipBlob.ts";
import { isFile, isFolder, makeFolder } from "../files.ts";
import { bytesOf } from "./bytesOf.ts";
import { checkNotRead, checkNotReplaced } from "./notReplaced.ts";

/** The name by which standard input and output are meant. */
export const STANDARD = "-";

export const isZipName = (path: string): boolean => /\.zip$/i.test(path);

/** Refuses what a format cannot be written to, before anything is read. @throws ImportError */
export function checkOutput({ target }: Pick<Writer, "target">, path: string): void {
  if (path === STANDARD) {
    if (target === "folder") {
      const fault = "this format has several files: name a folder or a .zip";
      throw new ImportError("standard output", {}, fault);
    }
    return;
  }
  const isOne = target === "file" || isZipName(path);
  if (!isOne && isFile(path)) throw new ImportError(path, {}, "is a file, not a folder");
  if (isOne && isFolder(path)) throw new ImportError(path, {}, "is a folder, not a file");
}

/** Where files are written, and what may be replaced there. */
export interface Place {
  /** OUT, as the user named it. */
  readonly output: string;
  readonly target: Writer["target"];
  /** Whether files that are there are replaced also where OUT is not their name. */
  readonly overwrite: boolean;
  /** Files on the disk that are read. */
  readonly read: readonly string[];
}

/**
 * Writes the files of a format: all of them, or, where one cannot be written, none. Of several
 * standard output takes the first; the names of the others are returned.
 *
 * @throws ImportError where a file would be written over that is read, or that nobody named
 */
export async function writeOutput(
  files: Written["files"],
  { output, target, overwrite, read }: Place,
): Promise<readonly string[]> {
  if (output === STANDARD) {
    const [[, first], ...others] = files;
    await sendBytes([await bytesOf(first)]);
    return others.map(([name]) => name);
  }
  const contents = isZipName(output)
    ? new Map([[output, await zipped(files)]])
    : new Map([...files].map(([name, content], i) => [placeOf(name, i), content] as const));
  function placeOf(name: string, at: number): string {
    if (target === "file") return at === 0 ? output : join(dirname(output), name);
    return join(output, name);
  }
  if (!isZipName(output) && contents.size < files.size) {
    const fault = "a file of this name is written beside it: name another file";
    throw new ImportError(output, {}, fault);
  }
  for (const path of contents.keys()) checkNotRead(path, read);
  if (!overwrite) await checkNotReplaced(contents, output);
  await replaceFiles(contents);
  return [];
}

/** Where a file is written until it is whole: beside its place, so that a rename puts it there. */
export function besidePath(path: string): string {
  const name = (n: number) => join(dirname(path), `.${basename(path)}.${process.pid}-${n}.part`);
  let n = 0;
  while (existsSync(name(n))) n++;
  return name(n);
}

async function replaceFiles(contents: ReadonlyMap<string, FileContent>): Promise<void> {
  const parts: { readonly part: string; readonly path: string }[] = [];
  try {
    for (const [path, content] of contents) {
      makeFolder(dirname(path));
      if (isFolder(path)) throw new ImportError(path, {}, "is a folder, not a file");
      const part = besidePath(path);
      parts.push({ part, path });
      writeFileSync(part, await bytesOf(content));
    }
    for (const { part, path } of parts) renameSync(part, path);
  } finally {
    for (const { part } of parts) rmSync(part, { force: true });
  }
}

async function zipped(files: Written["files"]): Promise<Blob> {
  const zip = zipBlob("application/zip");
  for (const [name, content] of files) await zip.add(name, await bytesOf(content));
  return zip.end();
}

/** Sends a file to standard output, at the pace of who reads it. */
export const sendFile = (path: string): Promise<void> => sendBytes(createReadStream(path));

const sendBytes = (source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> =>
  pipeline(source, process.stdout, { end: false });
