import type { Format, HostTools, ReadTools } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { withTypesOf } from "./goldDoc.ts";
import { type Gathering, gathering, type Reading, together } from "./reading.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";
import { whyUnreadable } from "./unreadable.ts";

/**
 * Reads files of any formats: each format takes those that it knows, in the order of the table.
 * Nothing is changed by it. Where the formats are given, files of others are passed over.
 */
export function readFiles(
  files: readonly SourceFile[],
  host: HostTools,
  formats?: readonly Format[],
): Reading {
  const known = files.filter(({ path }) => !isOfTheSystem(path));
  const tools = { ...host, nameOf: namesOf(known) };
  const readings: Reading[] = [];
  let left = known;
  for (const { reader } of formats ?? FORMATS) {
    const taken = reader?.sniff(left) ?? [];
    left = left.filter((file) => !taken.includes(file));
    if (reader && taken.length > 0) readings.push(reader.read(taken, tools));
  }
  const rest = gathering();
  if (!formats) for (const file of left) rest.refuse(file.path, whyUnreadable(file));
  tellEncodings(
    known.filter((file) => !left.includes(file)),
    rest,
  );
  const reading = together([...readings, rest.result()]);
  return { ...reading, types: withTypesOf(reading.types, reading.docs) };
}

/** What systems leave in folders. */
const isOfTheSystem = (path: string): boolean =>
  /(?:^|\/)(?:\.|Thumbs\.db$|desktop\.ini$|__MACOSX\/)/.test(path);

/** Names of files as documents: with their folders where another file has the same name. */
function namesOf(files: readonly SourceFile[]): ReadTools["nameOf"] {
  const count = new Map<string, number>();
  for (const { path } of files) {
    count.set(baseName(path), (count.get(baseName(path)) ?? 0) + 1);
  }
  return (path) => ((count.get(baseName(path)) ?? 0) > 1 ? path : baseName(path));
}

function tellEncodings(files: readonly SourceFile[], into: Gathering): void {
  for (const { path, text } of files) {
    if (text?.encoding === "Windows-1252") into.note(path, "is not UTF-8: read as Windows-1252");
    if (text?.encoding === "UTF-16") into.note(path, "is UTF-16: read so");
  }
}
