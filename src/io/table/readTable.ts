import { t } from "../../language/words.ts";
import type { ReadTools } from "../format.ts";
import { notWhatItSays } from "../promisedByName.ts";
import { type Gathering, gathering, type Reading } from "../reading.ts";
import type { SourceFile } from "../sourceFile.ts";
import { columnNames, isHeader } from "./columnNames.ts";
import { type CsvDialect, csvDialect } from "./csvDialect.ts";
import { type CsvRow, csvRows, hasOddQuotes } from "./csvRows.ts";
import { rowLikeLines } from "./rowLikeLines.ts";
import { addTextRow, type Cells, textRows } from "./textRows.ts";

/** So many rows show what columns hold. */
const SAMPLE = 200;
/** So many lines are named in a note. */
const NAMED = 5;
/** The first columns of a table of triples as it is written here. */
const OF_TRIPLES = ["document", "sentence", "head", "head_type", "relation", "tail", "tail_type"];

/** Reads tables: each row is a document, its text one of the columns. */
export async function readTables(files: readonly SourceFile[], tools: ReadTools): Promise<Reading> {
  const into = gathering();
  for (const file of files) {
    const { path, text } = file;
    if (text) await readTable(path, text.text, tools, into);
    else into.refuse(path, notWhatItSays(file));
  }
  return into.result();
}

async function readTable(
  path: string,
  text: string,
  tools: ReadTools,
  into: Gathering,
): Promise<void> {
  const dialect = csvDialect(text);
  const hasQuotes = dialect.delimiter !== "\t" || !hasOddQuotes(text, dialect);
  if (!hasQuotes)
    into.note(path, t("its quotes are not those of a table: they were read as letters"));
  const host = { tools, into };
  const first = firstRows(text, dialect, hasQuotes);
  if (first.length === 0) {
    into.refuse(path, t("is a table without any rows"));
    return;
  }
  const named = isHeader(first[0], first.slice(1));
  const width = commonWidth(first);
  const written = named ? first[0] : Array.from({ length: width }, () => "");
  const columns = columnNames(written);
  const cellsOf = (cells: readonly string[]): Cells =>
    new Map(columns.map((column, i) => [column, cells[i] ?? ""]));
  const below = named ? first.slice(1) : first;
  const rows = textRows(path, columns, below.map(cellsOf), host);
  if (!rows || below.length === 0) {
    into.refuse(path, t("is a table without any rows below the names of its columns"));
    return;
  }
  const short: number[] = [];
  const doubted: string[] = [];
  const swallowed: string[] = [];
  const takenIn = rowLikeLines(below, columns.length, dialect);
  let isNames = named;
  let part = 0;
  for (const row of csvRows(text, dialect, hasQuotes)) {
    await tools.step(path, row.read, text.length);
    if ("fault" in row) {
      into.leaveOut(row.fault, path, { line: row.line });
      continue;
    }
    if (isNames) {
      isNames = false;
      continue;
    }
    const { cells, line, lastLine } = row;
    if (row.doubted) doubted.push(`${line}–${lastLine}`);
    else if (lastLine > line && cells.some((cell) => takenIn(cell) > 0))
      swallowed.push(`${line}–${lastLine}`);
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ""))
      into.leaveOut(t("cells beyond the last column"), path, { line });
    if (cells.length < columns.length) short.push(line);
    addTextRow(rows, cellsOf(cells), { place: { line }, part, parts: below.length }, host);
    part++;
  }
  tell(path, { named, short, doubted, swallowed, columns }, into);
}

function firstRows(text: string, dialect: CsvDialect, hasQuotes: boolean): string[][] {
  const rows: string[][] = [];
  for (const row of csvRows(text, dialect, hasQuotes)) {
    if (isRow(row)) rows.push([...row.cells]);
    if (rows.length > SAMPLE) break;
  }
  return rows;
}

const isRow = (row: CsvRow): row is Extract<CsvRow, { cells: readonly string[] }> => "cells" in row;

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}

interface Found {
  readonly named: boolean;
  readonly short: readonly number[];
  /** Lines that were read as one row, though its quotes leave a doubt. */
  readonly doubted: readonly string[];
  /** The same of those that look like rows of their own. */
  readonly swallowed: readonly string[];
  readonly columns: readonly string[];
}

function tell(path: string, found: Found, into: Gathering): void {
  const { named, short, doubted, swallowed, columns } = found;
  if (!named && columns.length > 1) {
    into.note(path, t("its first row is no row of names: its columns are numbered"));
  }
  if (short.length > 0) {
    const lines = short.slice(0, NAMED).join(", ");
    into.note(
      path,
      t(
        "rows with fewer cells than there are columns: {count, plural, one {line} other {lines}} {lines}{more, plural, =0 {} one { and # more} other { and # more}}",
        { count: short.length, lines, more: Math.max(0, short.length - NAMED) },
      ),
    );
  }
  if (doubted.length > 0) {
    const lines = doubted.slice(0, NAMED).join(", ");
    into.note(
      path,
      t(
        "lines that were read as one row, though its quotes are not those of a table: {lines}{more, plural, =0 {} one { and # more} other { and # more}}",
        { lines, more: Math.max(0, doubted.length - NAMED) },
      ),
    );
  }
  if (swallowed.length > 0) {
    const lines = swallowed.slice(0, NAMED).join(", ");
    into.note(
      path,
      t(
        "lines that look like rows were read as one cell, as there is a quote before and after them: {lines}{more, plural, =0 {} one { and # more} other { and # more}}",
        { lines, more: Math.max(0, swallowed.length - NAMED) },
      ),
    );
  }
  if (OF_TRIPLES.every((column, i) => columns[i] === column)) {
    into.note(path, t("is a table of triples: its sentences are read, not their annotations"));
  }
}
