import type { NamedFormat } from "../../io/formats.ts";
import { hasMore, importReport } from "../../io/importReport.ts";
import { isHollow } from "../../io/promisedByName.ts";
import { readFiles } from "../../io/readFiles.ts";
import { gathering, type Reading, together } from "../../io/reading.ts";
import type { SourceFile } from "../../io/sourceFile.ts";
import { notPlainText, whyUnreadable } from "../../io/unreadable.ts";
import { hostTools } from "../hostTools.ts";
import { filesBeside, formatOfFile, type Inputs } from "./inputs.ts";

/** Reads files as the page does, each as what its content shows. */
export async function readAny({ named, inFolders }: Inputs): Promise<Reading> {
  const said = new Map<string, string>();
  const beside = named.flatMap((one) => {
    const format = formatOfFile(one.file);
    if (!format) return [];
    const more = filesBeside(one, format);
    for (const { path } of more) said.set(path, format.id);
    return more;
  });
  const files = distinct([...named.map(({ file }) => file), ...inFolders, ...beside]);
  for (const { file } of named) said.delete(file.path);
  return readFiles(files, { ...hostTools(), choices: (path) => choiceOf(said.get(path)) });
}

/** Reads files of one format; a file that was named by itself is read so whatever it looks like. */
export async function readAs(format: NamedFormat, inputs: Inputs): Promise<Reading> {
  const { named, inFolders } = inputs;
  const beside = named.flatMap((one) => filesBeside(one, format));
  const files = distinct([...named.map(({ file }) => file), ...inFolders, ...beside]);
  const seen = new Set(format.reader?.sniff(files));
  const asked = new Set(named.map(({ file }) => file.path));
  const isForced = (file: SourceFile) =>
    asked.has(file.path) && !seen.has(file) && notText(file) === undefined;
  const forced = new Set(files.filter(isForced).map(({ path }) => path));
  const choices = (path: string) => choiceOf(forced.has(path) ? format.id : undefined);
  const reading = await readFiles(files, { ...hostTools(), choices }, [format]);
  return together([reading, passedOver(reading, { format, files, asked, forced })]);
}

const choiceOf = (format: string | undefined) => (format === undefined ? {} : { format });

interface Asked {
  readonly format: NamedFormat;
  readonly files: readonly SourceFile[];
  /** The files that were named by themselves. */
  readonly asked: ReadonlySet<string>;
  /** Those of which the content shows something else. */
  readonly forced: ReadonlySet<string>;
}

/**
 * Files that are named like those of the format but are not of it, as texts without an .ann, and
 * files that were asked for: what is no text at all is told so.
 */
function passedOver(reading: Reading, { format, files, asked, forced }: Asked): Reading {
  const into = gathering();
  const { label, reader } = format;
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const { file: path, format: known } of reading.readAs) {
    const isAsked = asked.has(path);
    const file = byPath.get(path);
    const why = file && notText(file);
    if (known === null && isAsked) into.refuse(path, why ?? `is not ${label}`);
    else if (known === null && reader?.endings.some((end) => path.endsWith(end))) {
      if (why !== undefined) into.refuse(path, why);
      else into.leaveOut("files of another format", path);
    } else if (forced.has(path) && !isTold(reading, path)) into.refuse(path, `is not ${label}`);
  }
  return into.result();
}

/** Whether anything came of a file. */
function isTold(reading: Reading, path: string): boolean {
  const of = <T extends { readonly file: string }>(list: readonly T[]) =>
    list.filter(({ file }) => file === path);
  const { leftOut, notRead, notes } = reading;
  const report = { leftOut: of(leftOut), notRead: of(notRead), notes: of(notes) };
  return reading.docs.length > 0 || hasMore(importReport({ ...reading, ...report }));
}

const notText = (file: SourceFile): string | undefined =>
  notPlainText(file) ?? (file.text && !isHollow(file) ? undefined : whyUnreadable(file));

const distinct = (files: readonly SourceFile[]): SourceFile[] => [
  ...new Map(files.map((file) => [file.path, file])).values(),
];
