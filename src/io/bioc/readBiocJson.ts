import { t } from "../../language/words.ts";
import { fieldTally } from "../fieldTally.ts";
import type { ReadTools } from "../format.ts";
import { isRecord } from "../isRecord.ts";
import type { JsonItem } from "../jsonContent.ts";
import { jsonItems } from "../jsonContent.ts";
import { recordsOf } from "../jsonRecords.ts";
import { metadataOf } from "../metadata.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import type { BiocDocument } from "./biocModel.ts";
import { documentOfJson, documentsIn, isCollection } from "./documentOfJson.ts";
import { readDocuments } from "./readDocuments.ts";

/** Collections, lists of them, documents, lists of documents, and JSON lines of any. */
export const sniffBiocJson = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => {
    const json = file.json();
    return json && jsonItems(json).some(({ value }) => documentsIn(value) !== null);
  });

/** Reads the documents of collections, or those that stand by themselves. */
export const readBiocJson = readEach(readFile);

async function readFile(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const records = recordsOf(file, into);
  if (!records) return;
  const items = records.flatMap(documentItems);
  const documents: BiocDocument[] = [];
  for (const [i, { value, place }] of items.entries()) {
    await tools.step(path, i, 2 * items.length);
    const document = documentOfJson(value, place, into.leaveOutOf(path));
    if (document) documents.push(document);
    else into.leaveOut(t("records that are not BioC's documents"), path, place);
  }
  tellCollections(records, path, into);
  await readDocuments(path, documents, tools, into);
}

/** The documents of a record, each with its number where there are several. */
function documentItems(item: JsonItem): JsonItem[] {
  const found = documentsIn(item.value);
  if (!found || found.field === "") return [item];
  return found.values.map((value, i) => {
    const field = `${found.field}[${i}]`;
    return { value, place: { ...item.place, field } };
  });
}

/** What collections say of all of their documents. */
function tellCollections(records: readonly JsonItem[], path: string, into: Gathering): void {
  const tally = fieldTally();
  for (const { value } of records) {
    if (!isCollection(value)) continue;
    const { documents: _, infons, bioctype: __, ...said } = value;
    for (const key of Object.keys(metadataOf(said) ?? {})) tally.add(key);
    for (const key of Object.keys((isRecord(infons) && metadataOf(infons)) || {})) tally.add(key);
  }
  if (tally.text())
    into.note(
      path,
      t("what its collection says of itself is not kept: {tally}", { tally: tally.text() }),
    );
}
