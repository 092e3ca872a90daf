import type { Doc } from "../core/document/document.ts";
import { t } from "../language/words.ts";
import type { FileChoices, Format, HostTools, ReadTools } from "./format.ts";
import { FORMATS } from "./formats.ts";
import { withTypesOf } from "./goldDoc.ts";
import { notQuiteJson } from "./looseJson.ts";
import { type Gathering, gathering, type Reading, together } from "./reading.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";
import { notPlainText, whyUnreadable } from "./unreadable.ts";
import { unzippedFiles } from "./zip/unzippedFiles.ts";

/**
 * Reads files of any formats: each format takes those that it knows, in the order of the table, but
 * for those of which the user said what they are. A zip that is none of a format's own is read as a
 * folder. Nothing is changed by it. Where the formats are given, files of others are passed over.
 */
export async function readFiles(
  files: readonly SourceFile[],
  host: HostTools,
  formats?: readonly Format[],
): Promise<Reading> {
  const rest = gathering();
  const known = await unzippedFiles(
    files.filter(({ path }) => !isOfTheSystem(path)),
    {
      isKnown: (file) =>
        host.choices?.(file.path).format !== undefined ||
        FORMATS.some(({ reader }) => reader?.sniff([file]).includes(file)),
      isPassedOver: isOfTheSystem,
      step: host.step ?? atOnce,
      refuse: rest.refuse,
    },
  );
  const tools: ReadTools = { choices: nothing, step: atOnce, ...host, nameOf: namesOf(known) };
  const saidOf = new Map(known.map((file) => [file, tools.choices(file.path).format]));
  const readings: Reading[] = [];
  const formatOf = new Map<SourceFile, string>();
  let left = known;
  for (const { id, reader } of formats ?? FORMATS) {
    if (!reader) continue;
    const seen = new Set(reader.sniff(left.filter((file) => saidOf.get(file) === undefined)));
    const taken = left.filter((file) => saidOf.get(file) === id || seen.has(file));
    for (const file of taken) formatOf.set(file, id);
    left = left.filter((file) => !formatOf.has(file));
    if (taken.length === 0) continue;
    const read = await reader.read(taken, tools);
    readings.push(read);
    if (!read.schema) tellEmpty(read.docs, rest);
  }
  if (!formats) for (const file of left) rest.refuse(file.path, whyUnreadable(file));
  tellTexts(
    known.filter((file) => formatOf.has(file)),
    rest,
  );
  const reading = together([...readings, rest.result()]);
  const readAs = known.map((file) => ({ file: file.path, format: formatOf.get(file) ?? null }));
  return { ...reading, types: withTypesOf(reading.types, reading.docs), readAs };
}

const nothing = (): FileChoices => ({});
const atOnce = async (): Promise<void> => {};

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

/** Tells of documents in which nothing is to read. */
function tellEmpty(docs: readonly Doc[], into: Gathering): void {
  for (const { name, text } of docs.filter((doc) => doc.text.trim() === ""))
    into.note(
      name,
      text === ""
        ? t("is empty: a document without sentences")
        : t("holds only white space: a document without sentences"),
    );
}

function tellTexts(files: readonly SourceFile[], into: Gathering): void {
  for (const file of files.filter((one) => !notPlainText(one))) {
    const { path, text } = file;
    const json = file.json();
    if (json?.kind === "value" && json.loose) into.note(path, notQuiteJson());
    if (json && json.kind !== "broken" && json.mended)
      into.note(
        path,
        t("has letters that are no text (NUL, halves of characters): � stands for each"),
      );
    if (text?.encoding === "Windows-1252") into.note(path, t("is not UTF-8: read as Windows-1252"));
    if (text?.encoding === "UTF-16") into.note(path, t("is UTF-16: read so"));
  }
}
