import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Example } from "../core/learn/example.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { ByteRanges } from "../io/byteRanges.ts";
import { decodeText } from "../io/decodeText.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { remadeFile, type SourceFile } from "../io/sourceFile.ts";
import { parseSpertJson } from "../io/spert/spertJson.ts";
import type { ModelFolder } from "../model/folder.ts";
import { UserError } from "./userError.ts";

/** Reads a file; one that is missing or cannot be read is the caller's mistake. */
export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new UserError(`${path}: ${reason(error)}`);
  }
}

/** Reads a text file. */
export const readText = (path: string): string => decodeText(path, readBytes(path));

/** Reads SpERT JSON files, one after the other. */
export const readExamples = (paths: readonly string[], types: ModelTypes): Example[] =>
  paths.flatMap((path) => parseSpertJson(readText(path), path, types));

export const readTypes = (path: string): ModelTypes => parseModelTypes(readText(path), path);

/** The files of a folder and of those in it, in order; of some names only, those that are there. */
export function sourceFiles(folder: string, names?: readonly string[]): SourceFile[] {
  const paths = names ? [...new Set(names)] : readdirSync(folder, { recursive: true }).map(String);
  return paths
    .filter((path) => isFile(join(folder, path)))
    .sort()
    .map((path) => remadeFile(path.replaceAll("\\", "/"), () => readBytes(join(folder, path))));
}

/** A model's folder on disk. */
export interface DiskFolder extends ModelFolder {
  readonly path: string;
}

/** @throws UserError where it is none */
export function diskFolder(path: string): DiskFolder {
  if (isFile(path)) {
    const unpacked = /\.(zip|tar|tgz|gz|7z)$/i.test(path) ? ": unpack it first" : "";
    throw new UserError(`${path}: is a file, but a model's folder is wanted${unpacked}`);
  }
  if (!isFolder(path)) throw new UserError(`${path}: no such folder`);
  return {
    name: path,
    path,
    read: async (file) => (existsSync(join(path, file)) ? readBytes(join(path, file)) : null),
    open: async (file) => (existsSync(join(path, file)) ? fileRanges(join(path, file)) : null),
  };
}

/** A file on disk, of which only the parts that are asked for are read. */
export const fileRanges = (path: string): ByteRanges => ({
  size: statSync(path).size,
  read: async (start, end) => {
    const file = await open(path);
    const bytes = new Uint8Array(end - start);
    try {
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
      return bytesRead === bytes.length ? bytes : bytes.slice(0, bytesRead);
    } finally {
      await file.close();
    }
  },
});

/** Writes a file a piece at a time: no call of the system takes more than 2 GB. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, "w");
  try {
    for (const piece of pieces)
      for (let at = 0; at < piece.length; )
        at += writeSync(file, piece, at, Math.min(piece.length - at, LARGEST_PIECE));
  } finally {
    closeSync(file);
  }
}

/** Bytes that are written at once. */
const LARGEST_PIECE = 2 ** 24;

/** Makes a folder and those above it; node's own way to do so never returns below /proc. */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    throw new UserError(`${path}: the folder cannot be made: ${reason(error)}`);
  }
}

export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Whether both are there and one thing, by whatever links and names. */
export function isSame(a: string, b: string): boolean {
  // As `join` does, `..` takes away the name before it, also where that is a link.
  const [one, other] = [resolve(a), resolve(b)];
  if (!existsSync(one) || !existsSync(other)) return false;
  const [x, y] = [one, other].map((path) => statSync(path, { bigint: true }));
  return x.ino === y.ino && x.dev === y.dev;
}

/** Looks for what is to be read, before anything else is done. @throws UserError naming what is missing */
export function checkThere(paths: readonly string[]): void {
  for (const path of paths)
    if (!existsSync(path)) throw new UserError(`${path}: no such file or folder`);
}

export const fileName = (path: string): string => basename(path);

/** What the system says of a file, without its codes and calls. */
export function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "is a folder, not a file";
  if (code === "EEXIST" || code === "ENOTDIR") return "a file is in the way";
  return /^[A-Z]+: (.*?)(?:, \w+.*)?$/s.exec(message)?.[1] ?? message;
}
