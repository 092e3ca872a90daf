import type { Format, ReadTools } from "../format.ts";
import { isRecord } from "../isRecord.ts";
import { jsonItems } from "../jsonContent.ts";
import { type Gathering, gathering } from "../reading.ts";
import { type SourceFile, withoutEnding } from "../sourceFile.ts";
import { isProse, isTextName } from "../table/textColumn.ts";
import { addTextRow, type Cells, textRows } from "../table/textRows.ts";
import { textDoc } from "./textDoc.ts";

/** So many records show what fields hold. */
const SAMPLE = 200;

/** JSON lines, or a list, of texts: `{"text": …}`, each a document; other fields are kept beside it. */
export const jsonTexts = {
  id: "jsonTexts",
  label: "JSON lines of texts",
  reader: {
    endings: [".jsonl", ".ndjson", ".json"],
    lines: "document",
    sniff: (files) => files.filter(hasTexts),
    read: async (files, tools) => {
      const into = gathering();
      for (const file of files) await readTexts(file, tools, into);
      return into.result();
    },
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

/** The fields of records that may be their text. */
const fieldsOf = (records: readonly Readonly<Record<string, unknown>>[]): string[] => [
  ...new Set(
    records.flatMap((record) =>
      Object.keys(record).filter((field) => typeof record[field] === "string"),
    ),
  ),
];

async function readTexts(file: SourceFile, tools: ReadTools, into: Gathering): Promise<void> {
  const { path } = file;
  const json = file.json();
  if (!json || json.kind === "broken") {
    into.refuse(path, json?.fault ?? "is not JSON", json?.place);
    return;
  }
  if (json.kind === "lines") {
    for (const fault of json.faults) into.leaveOut("lines that are not JSON", path, fault);
  }
  await readItems(path, jsonItems(json), { tools, into });
}

async function readItems(
  path: string,
  items: ReturnType<typeof jsonItems>,
  host: { readonly tools: ReadTools; readonly into: Gathering },
): Promise<void> {
  const { tools, into } = host;
  const records = items.map(({ value }) => value).filter(isRecord);
  const sample = records.slice(0, SAMPLE);
  const rows = textRows(path, fieldsOf(records), sample.map(cellsOf), host);
  const ignored = new Set<string>();
  for (const [part, { value, place }] of items.entries()) {
    await tools.step(path, part, items.length);
    if (typeof value === "string" && value.trim() !== "") {
      const fileName = tools.nameOf(path);
      const name = items.length > 1 ? `${withoutEnding(fileName)} ${part + 1}` : fileName;
      into.addDoc(textDoc(tools, { path, name, part }, value));
    } else if (typeof value === "string") into.leaveOut("empty texts", path, place);
    else if (!rows || !isRecord(value) || typeof value[rows.textColumn] !== "string")
      into.leaveOut("records without a text", path, place);
    else {
      addTextRow(rows, cellsOf(value), { place, part, parts: items.length }, host);
      for (const [field, inner] of Object.entries(value))
        if (typeof inner === "object" && inner !== null && Object.keys(inner).length > 0)
          ignored.add(field);
    }
  }
  if (ignored.size > 0) into.note(path, `fields that were not read: ${[...ignored].join(", ")}`);
}

/** What of a record can be kept beside its text: no lists, and no records in it. */
const cellsOf = (record: Readonly<Record<string, unknown>>): Cells =>
  new Map(
    Object.entries(record).flatMap(([field, value]) =>
      typeof value === "object" || value === undefined ? [] : [[field, String(value)] as const],
    ),
  );
