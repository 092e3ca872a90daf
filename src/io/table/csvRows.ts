import Papa from "papaparse";
import { t } from "../../language/words.ts";
import type { CsvDialect } from "./csvDialect.ts";
import { type OddQuote, swallowingQuote } from "./swallowingQuote.ts";

/** A row of a table, or what is wrong with a line of it. */
export type CsvRow = {
  /** From 1: where the row begins. */
  readonly line: number;
  /** How many letters of the text are read with it. */
  readonly read: number;
} & (
  | {
      readonly cells: readonly string[];
      /** From 1: where it ends. */
      readonly lastLine: number;
      /** Whether its quotes leave a doubt that all its lines are one row. */
      readonly doubted: boolean;
    }
  | { readonly fault: string }
);

/** What stands in no text, so that no letter is a quote. */
const NO_QUOTE = "\0";
/** So many letters are cut into rows at once; a row may be longer. */
const WINDOW = 2 ** 20;
/** A table with more quotes left open is none. */
const MOST_OPEN = 20;

/**
 * The rows of a table, a window at a time, without blank ones. A quote that is never closed would
 * take in all that follows, up to the first quote of a later row: its line is told as a fault, and
 * reading goes on after it.
 */
export function* csvRows(text: string, dialect: CsvDialect, hasQuotes = true): Generator<CsvRow> {
  const { newline, delimiter, from } = dialect;
  const quoteChar = hasQuotes ? '"' : NO_QUOTE;
  const parser = new Papa.Parser({ newline, delimiter, quoteChar, fastMode: false });
  let [at, line, size, open] = [from, from > 0 ? 2 : 1, WINDOW, 0];
  while (at < text.length) {
    const isLast = at + size >= text.length;
    const window = text.slice(at, at + size);
    // With a line end after it the last row is whole, unless one of its quotes is open.
    const { rows, end, odd } = wholeRows(parser, isLast ? window + newline : window);
    const swallowing = open < MOST_OPEN ? swallowingQuote(window, odd, dialect) : null;
    const begun = line;
    for (const [i, row] of rows.slice(0, swallowing?.row).entries()) {
      const cells = newline === "\n" ? withoutReturn(row) : row;
      const read = Math.min(text.length, at + end);
      const lines = row.reduce((sum, cell) => sum + cell.split(newline).length, 1 - row.length);
      const doubted = lines > 1 && odd.some((one) => one.row === i);
      if (cells.some((cell) => cell.trim() !== ""))
        yield { cells, line, lastLine: line + lines - 1, read, doubted };
      line += lines;
    }
    if (swallowing && swallowing.row < rows.length) {
      open++;
      at += swallowing.end;
      line = begun + window.slice(0, swallowing.end).split(newline).length - 1;
      yield { fault: neverClosed(), line: line - 1, read: at };
      size = WINDOW;
      continue;
    }
    at += end;
    if (end === 0 && !isLast) size *= 2;
    else size = WINDOW;
    if (!isLast || at >= text.length) continue;
    const next = text.indexOf(newline, at);
    at = next === -1 ? text.length : next + 1;
    if (++open > MOST_OPEN) {
      yield { fault: t("the rest, after many quotes that are never closed"), line, read: at };
      return;
    }
    yield { fault: neverClosed(), line: line++, read: at };
  }
}

const neverClosed = (): string => t("lines with a quote that is never closed");

/** Whether quotes are not as they should be: files with tabs are often written without any. */
export function hasOddQuotes(text: string, dialect: CsvDialect): boolean {
  const { newline, delimiter, from } = dialect;
  const parser = new Papa.Parser({ newline, delimiter, quoteChar: '"', fastMode: false });
  const { errors } = parsed(parser, text.slice(from, from + WINDOW), false);
  return errors.some(({ code, index }) => code !== "MissingQuotes" || isOpen(text, index));
}

/** A quote that the end of the window left open may be closed after it. */
const isOpen = (text: string, index = 0): boolean =>
  text.length <= WINDOW || text.indexOf('"', Math.max(WINDOW, index + 1)) === -1;

/** Rows, where they end, and which quotes in them neither end a cell nor stand for one. */
function wholeRows(parser: Papa.Parser, window: string) {
  const { data, meta, errors } = parsed(parser, window, true);
  const odd = errors.flatMap(({ code, row, index }): OddQuote[] =>
    code === "InvalidQuotes" && row !== undefined && index !== undefined ? [{ row, index }] : [],
  );
  return { rows: data, end: meta.cursor, odd };
}

/** The types of the library leave it open what it returns. */
const parsed = (parser: Papa.Parser, window: string, ignoreLastRow: boolean) =>
  parser.parse(window, 0, ignoreLastRow) as Papa.ParseResult<string[]>;

/** Lines may end in CR LF: of that the first half is no part of the last cell. */
function withoutReturn(row: readonly string[]): readonly string[] {
  const last = row.at(-1)!;
  return last.endsWith("\r") ? [...row.slice(0, -1), last.slice(0, -1)] : row;
}
