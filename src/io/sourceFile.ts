import { type DecodedText, decodeBytes } from "./decodeText.ts";
import { fencedJson, jsonAsMeant } from "./fencedJson.ts";
import { type JsonContent, linesContent } from "./jsonContent.ts";

/** A file that was dropped, picked or found in a folder. */
export interface SourceFile {
  /** Its name, with the folders that it came in. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What it says; null when it is no text. */
  readonly text: DecodedText | null;
  /** What it holds, if it is named or looks like JSON. Read once, when a format first asks. */
  json(): JsonContent | null;
}

/** A file for the formats to look at. */
export const sourceFile = (path: string, bytes: Uint8Array): SourceFile =>
  fileOf(path, () => bytes);

/** A file whose bytes can be made again: they are held only while memory is not wanted for others. */
export function remadeFile(path: string, make: () => Uint8Array): SourceFile {
  let held: WeakRef<Uint8Array> | undefined;
  return fileOf(path, () => {
    const known = held?.deref();
    if (known) return known;
    const bytes = make();
    held = new WeakRef(bytes);
    return bytes;
  });
}

/** Some lines of a file of JSON lines, as a file; `first` is the number of the first in all. */
export const linesFile = (path: string, bytes: Uint8Array, first: number): SourceFile =>
  fileOf(
    path,
    () => bytes,
    ({ text }) => text && linesContent(text.text, first),
  );

function fileOf(
  path: string,
  bytesOf: () => Uint8Array,
  jsonOf: (file: SourceFile) => JsonContent | null = jsonIn,
): SourceFile {
  let text: DecodedText | null | undefined;
  let json: JsonContent | null | undefined;
  const file: SourceFile = {
    path,
    get bytes() {
      return bytesOf();
    },
    get text() {
      if (text === undefined) text = decodeBytes(file.bytes);
      return text;
    },
    json: () => {
      if (json === undefined) json = jsonOf(file);
      return json;
    },
  };
  return file;
}

const jsonIn = ({ path, text }: SourceFile): JsonContent | null =>
  text && looksLikeJson(path, text.text) ? (fencedJson(text.text) ?? jsonAsMeant(text.text)) : null;

function looksLikeJson(path: string, text: string): boolean {
  if (/\.(?:json|jsonl|ndjson)$/i.test(path)) return true;
  if (/\.(?:txt|text|md|ann|conf)$/i.test(path)) return false;
  return /^\s*(?:\[\s*[[{"\]]|\{\s*")/.test(text.slice(0, 1000));
}

export const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
/** The folder of a file, with a slash at the end; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);
export const withoutEnding = (path: string): string => path.replace(/\.[^./]*$/, "");

/** Of files that speak for their folder and those below: the one that speaks for this file. */
export function nearest<F extends { readonly path: string }>(
  files: readonly F[],
  path: string,
): F | undefined {
  return files
    .filter((file) => path.startsWith(folderOf(file.path)))
    .toSorted((a, b) => folderOf(b.path).length - folderOf(a.path).length)[0];
}
