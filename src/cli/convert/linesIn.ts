import { closeSync, openSync, readSync, statSync } from "node:fs";
import type { Chosen } from "../../io/chosenAnnotations.ts";
import type { Writer } from "../../io/format.ts";
import { type FormatId, formatOf, type NamedFormat } from "../../io/formats.ts";
import { linesFile, type SourceFile } from "../../io/sourceFile.ts";
import { filesBeside, formatOfFile, type Inputs, type NamedFile } from "./inputs.ts";
import { isZipName } from "./output.ts";

/** Files of JSON lines that are converted some lines at a time. */
export interface Lines {
  readonly format: NamedFormat;
  readonly files: readonly NamedFile[];
  /** What lies beside them and is read with each of their parts. */
  readonly beside: readonly SourceFile[];
  /** Bytes. */
  readonly atOnce: number;
}

export interface LinesWanted {
  readonly from: FormatId | undefined;
  readonly writer: Writer;
  readonly chosen: Chosen;
  readonly output: string;
  readonly limits: LinesLimits;
}

/** In bytes. */
export interface LinesLimits {
  /** How large all files together are at least. */
  readonly from: number;
  /** About so much is read at once. */
  readonly atOnce: number;
}

/**
 * What is asked as lines, where lines are read and written, of one format, and there are many: else
 * null. A format is known by the beginning of its files.
 */
export function linesIn(
  inputs: Inputs,
  { from, writer, chosen, output, limits }: LinesWanted,
): Lines | null {
  const { named: files, inFolders } = inputs;
  if (inFolders.length > 0 || !writer.lines || isZipName(output)) return null;
  const size = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  if (size < limits.from) return null;
  const begun = files.flatMap(({ path, file }) => {
    const beginning = beginningOf(path, file.path, Math.max(limits.from, limits.atOnce));
    return beginning ? [{ path, file: beginning }] : [];
  });
  if (begun.length < files.length) return null;
  const formats = new Set(begun.map(({ file }) => (from ? formatOf(from) : formatOfFile(file))));
  const [format] = formats;
  if (formats.size > 1 || !format?.reader?.lines) return null;
  // Sentences of one document may lie in several parts.
  const isApart = format.reader.lines === "document";
  if (!isApart && (writer.lines === "document" || chosen === "confirmed")) return null;
  const { atOnce } = limits;
  return { format, files, atOnce, beside: begun.flatMap((file) => filesBeside(file, format)) };
}

/** The first lines of a file; null where they are not several of JSON. */
function beginningOf(path: string, name: string, most: number): SourceFile | null {
  const begun = linesFile(name, wholeLines(firstBytes(path, most)), 1);
  // Of two bytes a letter, half of one would be left of a line.
  if (begun.text?.encoding === "UTF-16") return null;
  const json = begun.json();
  const isLines = json?.kind === "lines" && json.items.length > 1;
  return isLines && json.items.length > json.faults.length ? begun : null;
}

function firstBytes(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(most);
    return bytes.subarray(0, readSync(file, bytes, 0, most, 0));
  } finally {
    closeSync(file);
  }
}

/** Without what is begun only. */
const wholeLines = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.lastIndexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
};
