import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { NamedFormat } from "../../io/formats.ts";
import { FORMATS } from "../../io/formats.ts";
import { ImportError } from "../../io/importError.ts";
import { remadeFile, type SourceFile } from "../../io/sourceFile.ts";
import { isFile, isFolder, readBytes, sourceFiles } from "../files.ts";
import { STANDARD } from "./output.ts";

/** What is to be read. */
export interface Inputs {
  /** The files that were named: those are told of that cannot be read. */
  readonly named: readonly NamedFile[];
  /** Files of folders that were named. */
  readonly inFolders: readonly SourceFile[];
  /** Where those of folders lie on the disk, by their paths. */
  readonly places: ReadonlyMap<string, string>;
  /** Removes what was made for reading. */
  close(): void;
}

/** A file that was named by itself. */
export interface NamedFile {
  readonly file: SourceFile;
  readonly path: string;
}

/** Looks for what is to be read, before anything else is said of a call. @throws ImportError */
export function checkInputs(paths: readonly string[]): void {
  const missing = paths.find((path) => path !== STANDARD && !existsSync(path));
  if (missing !== undefined) throw new ImportError(missing, {}, "there is no such file or folder");
  if (paths.filter((path) => path === STANDARD).length > 1)
    throw new ImportError("standard input", {}, "can be read only once");
}

/** Finds the files of paths; standard input is kept in a file, as large as it may be. @throws ImportError */
export async function openInputs(paths: readonly string[]): Promise<Inputs> {
  checkInputs(paths);
  const names = paths.map((path) => basename(path));
  const isOnce = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  const nameOf = (path: string) => (isOnce(basename(path)) ? basename(path) : inside(path));
  const kept: string[] = [];
  const named: NamedFile[] = [];
  const inFolders: SourceFile[] = [];
  const places = new Map<string, string>();
  for (const path of paths) {
    if (path === STANDARD) {
      const folder = mkdtempSync(join(tmpdir(), "spanloom-stdin-"));
      kept.push(folder);
      const file = join(folder, "stdin");
      await pipeline(process.stdin, createWriteStream(file));
      named.push(namedFile(file, "stdin"));
    } else if (isFolder(path)) {
      const inside = paths.length > 1 ? `${nameOf(path)}/` : "";
      for (const file of sourceFiles(path)) {
        places.set(inside + file.path, join(path, file.path));
        inFolders.push(inside === "" ? file : remadeFile(inside + file.path, () => file.bytes));
      }
    } else named.push(namedFile(path, nameOf(path)));
  }
  if (named.length + inFolders.length === 0)
    throw new ImportError(paths.join(", "), {}, "holds no file");
  const close = () => {
    for (const folder of kept) rmSync(folder, { recursive: true, force: true });
  };
  return { named, inFolders, places, close };
}

const namedFile = (path: string, name: string): NamedFile => ({
  file: remadeFile(name, () => readBytes(path)),
  path,
});

/** A path without what leads out of a folder. */
const inside = (path: string): string =>
  path
    .split(/[\\/]/)
    .filter((step) => !["", ".", ".."].includes(step))
    .join("/");

/** The format that knows a file by its content; undefined: none. */
export const formatOfFile = (file: SourceFile): NamedFormat | undefined =>
  FORMATS.find(({ reader }) => reader?.sniff([file]).includes(file));

/** What lies beside a named file and belongs to it. */
export function filesBeside({ file, path }: NamedFile, { reader }: NamedFormat): SourceFile[] {
  const names = reader?.beside?.(basename(path)) ?? [];
  const folder = file.path.slice(0, file.path.length - basename(file.path).length);
  const beside = names
    .filter((name) => name !== basename(path) && isFile(join(dirname(path), name)))
    .map((name) => remadeFile(folder + name, () => readBytes(join(dirname(path), name))));
  if (beside.length === 0) return [];
  const taken = new Set(reader?.sniff([file, ...beside]));
  return beside.filter((one) => taken.has(one));
}
