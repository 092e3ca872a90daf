import { basename, dirname } from "node:path";
import { FORMATS } from "../io/formats.ts";
import { importReport, reportLines } from "../io/importReport.ts";
import { readFiles } from "../io/readFiles.ts";
import type { Reading } from "../io/reading.ts";
import { isFile, isFolder, sourceFiles } from "./files.ts";
import { hostTools } from "./hostTools.ts";
import { UserError } from "./userError.ts";

/** What was read of a file or a folder, and what there is to say of it, line by line. */
export interface ReadAny {
  readonly reading: Reading;
  readonly report: readonly string[];
}

/** Reads a file, with those that belong to it, or a folder, of any format that is known by its content. */
export async function readAny(path: string): Promise<ReadAny> {
  if (!isFolder(path) && !isFile(path)) throw new UserError(`${path}: no such file or folder`);
  const name = basename(path);
  const beside = FORMATS.flatMap(({ reader }) => reader?.beside?.(name) ?? []);
  const files = isFolder(path) ? sourceFiles(path) : sourceFiles(dirname(path), [name, ...beside]);
  const found = await readFiles(files, hostTools());
  // What lies beside a file and is not of its kind was not asked for.
  const isAsked = ({ file }: { readonly file: string }) => isFolder(path) || file === name;
  const reading = { ...found, notRead: found.notRead.filter(isAsked) };
  return { reading, report: reportLines(importReport(reading)) };
}
