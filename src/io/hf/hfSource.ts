import type { Place } from "../importError.ts";
import { isRecord } from "../isRecord.ts";
import { type JsonItem, jsonItems } from "../jsonContent.ts";
import { baseName, type SourceFile } from "../sourceFile.ts";
import { isWords, WORD_KEYS } from "../tokens/tokenRecord.ts";
import { type ClassNames, classNamesOf, classNamesOfReadme } from "./hfFeatures.ts";

/** A file of records, and what it says of its columns itself. */
export interface HfSource {
  readonly items: readonly JsonItem[];
  readonly faults: readonly Place[];
  readonly names: ClassNames;
}

const NOTHING: ClassNames = new Map();

/**
 * The records of a file: lines, a list, or lists inside an object (`data`, `rows`, the splits of a
 * dataset). An object of columns is taken row by row.
 */
export function hfSource(file: SourceFile): HfSource | null {
  const json = file.json();
  if (!json || json.kind === "broken") return null;
  if (json.kind === "lines") return { items: jsonItems(json), faults: json.faults, names: NOTHING };
  const { value } = json;
  if (Array.isArray(value)) return { items: jsonItems(json), faults: [], names: NOTHING };
  if (!isRecord(value)) return null;
  const names = classNamesOf(value.features);
  const single = { items: [{ value, place: {} }], faults: [], names };
  if (WORD_KEYS.some((key) => isWords(value[key]))) return single;
  const items = rowsOf(value) ?? listsIn(value).flatMap(([key, list]) => itemsOf(key, list));
  return items.length > 0 ? { items, faults: [], names } : single;
}

/** What else a file may say of the columns of those beside it. */
export function hfNames(file: SourceFile): ClassNames {
  if (/^readme\.md$/i.test(baseName(file.path))) return classNamesOfReadme(file.text?.text ?? "");
  const json = file.json();
  if (json?.kind !== "value" || !isRecord(json.value)) return NOTHING;
  return classNamesOf(json.value);
}

/** The lists of an object that may be of records: those that are named so, else all. */
function listsIn(value: Readonly<Record<string, unknown>>): [string, unknown][] {
  const key = ["rows", "data"].find((name) => Array.isArray(value[name]));
  if (key) return [[key, value[key]]];
  return Object.entries(value).filter(([name]) => name !== "features");
}

/** The records of a list of them; of the dataset viewer, each is in a `row`. */
function itemsOf(key: string, list: unknown): JsonItem[] {
  if (!Array.isArray(list)) return [];
  return list.filter(isRecord).map((item, i) => ({
    value: isRecord(item.row) ? item.row : item,
    place: { record: i + 1, ...(key !== "data" && key !== "rows" && { field: key }) },
  }));
}

/** An object of columns (`{"tokens": [[…], […]], "ner_tags": …}`) by rows; null for another. */
function rowsOf(value: Readonly<Record<string, unknown>>): JsonItem[] | null {
  const columns = Object.entries(value).filter(([, column]) => Array.isArray(column));
  const isColumn = ([, column]: [string, unknown]) =>
    Array.isArray(column) && column.length > 0 && column.every((cell) => Array.isArray(cell));
  if (columns.filter(isColumn).length < 2) return null;
  const lengths = columns.map(([, column]) => (Array.isArray(column) ? column.length : 0));
  return Array.from({ length: Math.max(...lengths) }, (_, i) => ({
    value: Object.fromEntries(
      columns.map(([key, column]) => [key, Array.isArray(column) ? column[i] : undefined]),
    ),
    place: { record: i + 1 },
  }));
}
