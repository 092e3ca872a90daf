import { t } from "../../language/words.ts";
import type { Format, ReadTools } from "../format.ts";
import { isRecord } from "../isRecord.ts";
import { jsonItems } from "../jsonContent.ts";
import { readEach } from "../readEach.ts";
import type { Gathering } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { isProse, isTextName } from "../table/textColumn.ts";
import { fieldsOf, readTextRecords, SAMPLE } from "./textRecords.ts";

/** JSON lines, or a list, of texts: `{"text": …}`, each a document; other fields are kept beside it. */
export const jsonTexts = {
  id: "jsonTexts",
  get label() {
    return t("JSON lines of texts");
  },
  reader: {
    endings: [".jsonl", ".ndjson", ".json"],
    lines: "document",
    sniff: (files) => files.filter(hasTexts),
    read: readEach(readTexts),
  },
} as const satisfies Format;

/** One record is one of texts if it says so; in several a field of sentences shows it. */
function hasTexts(file: SourceFile): boolean {
  const json = file.json();
  if (json === null || json.kind === "broken") return false;
  const values = jsonItems(json).map(({ value }) => value);
  if (values.some((value) => isRecord(value) && typeof value.text === "string")) return true;
  if (json.kind === "lines" && values.some((value) => typeof value === "string")) return true;
  const records = values.slice(0, SAMPLE).filter(isRecord);
  if (records.length < 2) return false;
  return fieldsOf(records).some((field) => {
    const texts = records.map((record) => record[field]).filter((text) => typeof text === "string");
    const isUsual = texts.length * 2 >= records.length && texts.some((text) => text.trim() !== "");
    return isUsual && (isTextName(field) || isProse(texts));
  });
}

async function readTexts(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const json = file.json();
  if (!json || json.kind === "broken") {
    into.refuse(path, json?.fault ?? t("is not JSON"), json?.place);
    return;
  }
  if (json.kind === "lines") {
    for (const fault of json.faults) into.leaveOut(t("lines that are not JSON"), path, fault);
  }
  if (!(await readTextRecords(path, jsonItems(json), { tools, into })))
    into.refuse(path, t("holds no texts ({example})", { example: '{"text": …}' }));
}
