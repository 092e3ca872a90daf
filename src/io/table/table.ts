import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import type { SourceFile } from "../sourceFile.ts";
import { notPlainText } from "../unreadable.ts";
import { columnNames, isHeader } from "./columnNames.ts";
import { csvDialect } from "./csvDialect.ts";
import { csvRows } from "./csvRows.ts";
import { readTables } from "./readTable.ts";
import { isTextName } from "./textColumn.ts";

/** Tables of which a column holds texts; the others are kept as metadata. */
export const table = {
  id: "table",
  get label() {
    return t("table (CSV, TSV)");
  },
  libraries: ["papaparse"],
  reader: {
    endings: [".csv", ".tsv", ".tab"],
    sniff: (files) => files.filter(isTable),
    read: readTables,
  },
} as const satisfies Format;

/** A table is known by its name; another file, not called a text, where its rows are surely one. */
function isTable(file: SourceFile): boolean {
  const { path, text } = file;
  if (!text || notPlainText(file)) return false;
  if (/\.(?:csv|tsv|tab)$/i.test(path)) return true;
  if (/\.(?:txt|text|md|markdown|rst|ann|conf|html?|xml)$/i.test(path) || file.json()) return false;
  return isSurelyTable(text.text);
}

/** Prose has commas too, and now and then as many in each line: there names of columns must show it. */
function isSurelyTable(text: string): boolean {
  const dialect = csvDialect(text);
  if (dialect.columns < 2 || dialect.share < 0.9 || dialect.rows < 2) return false;
  const rows: (readonly string[])[] = [];
  for (const row of csvRows(text.slice(0, 2 ** 16), dialect)) {
    if ("cells" in row) rows.push(row.cells);
    if (rows.length > 50) break;
  }
  if (rows.length < 2) return false;
  if (dialect.delimiter === "\t") return true;
  return isHeader(rows[0], rows.slice(1)) && columnNames(rows[0]).some(isTextName);
}
