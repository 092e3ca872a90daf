import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { isRecord } from "../isRecord.ts";
import type { JsonItem } from "../jsonContent.ts";
import type { Gathering } from "../reading.ts";
import { withoutEnding } from "../sourceFile.ts";
import { addTextRow, type Cells, textRows } from "../table/textRows.ts";
import { textDoc } from "./textDoc.ts";

/** So many records show what fields hold. */
export const SAMPLE = 200;

/** The fields of records that may be their text. */
export const fieldsOf = (records: readonly Readonly<Record<string, unknown>>[]): string[] => [
  ...new Set(
    records.flatMap((record) =>
      Object.keys(record).filter((field) => typeof record[field] === "string"),
    ),
  ),
];

/**
 * Adds a document for each record that has a text; false where no field of them is a text. What is no
 * text, number or truth value is not kept, and told.
 */
export async function readTextRecords(
  path: string,
  items: readonly JsonItem[],
  host: { readonly tools: ReadTools; readonly into: Gathering },
): Promise<boolean> {
  const { tools, into } = host;
  const records = items.map(({ value }) => value).filter(isRecord);
  const sample = records.slice(0, SAMPLE);
  const rows = textRows(path, fieldsOf(records), sample.map(cellsOf), host);
  if (!rows && !items.some(({ value }) => typeof value === "string")) return false;
  const ignored = new Set<string>();
  for (const [part, { value, place }] of items.entries()) {
    await tools.step(path, part, items.length);
    if (typeof value === "string" && value.trim() !== "") {
      const fileName = tools.nameOf(path);
      const name = items.length > 1 ? `${withoutEnding(fileName)} ${part + 1}` : fileName;
      into.addDoc(textDoc(tools, { path, name, part }, value));
    } else if (typeof value === "string") into.leaveOut(t("empty texts"), path, place);
    else if (!rows || !isRecord(value) || typeof value[rows.textColumn] !== "string")
      into.leaveOut(t("records without a text"), path, place);
    else {
      addTextRow(rows, cellsOf(value), { place, part, parts: items.length }, host);
      for (const [field, inner] of Object.entries(value))
        if (typeof inner === "object" && inner !== null && Object.keys(inner).length > 0)
          ignored.add(field);
    }
  }
  if (ignored.size > 0)
    into.note(
      path,
      t("fields that were not read: {ignored}", { ignored: [...ignored].join(", ") }),
    );
  return true;
}

/** What of a record can be kept beside its text: no lists, and no records in it. */
const cellsOf = (record: Readonly<Record<string, unknown>>): Cells =>
  new Map(
    Object.entries(record).flatMap(([field, value]) =>
      typeof value === "object" || value === undefined ? [] : [[field, String(value)] as const],
    ),
  );
