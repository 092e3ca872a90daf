import Papa from "papaparse";

/** How the cells and rows of a table are told apart. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
}

/** A dialect, and how sure it is. */
export interface FoundDialect extends CsvDialect {
  /** How many columns the first row has. */
  readonly columns: number;
  /** How many of the first rows have as many: 0 to 1. */
  readonly share: number;
  readonly rows: number;
}

const DELIMITERS = ["\t", ",", ";", "|"];
/** What stands in no text: a table of one column has no delimiter. */
const NO_DELIMITER = "\u001f";
/** So many letters and rows show how a table is written. */
const LETTERS = 2 ** 16;
const ROWS = 200;
/** Of a table at least so many rows have as many cells as the first. */
const ENOUGH = 0.5;

/** Finds the delimiter by which most rows have as many cells as the first. */
export function csvDialect(text: string): FoundDialect {
  const head = text.slice(0, LETTERS);
  const newline = head.includes("\n") ? "\n" : "\r";
  const found = DELIMITERS.map((delimiter): FoundDialect => {
    const rows = firstRows(head, head.length < text.length, { delimiter, newline });
    const columns = rows[0]?.length ?? 0;
    const even = rows.filter((row) => row.length === columns).length;
    return { delimiter, newline, columns, share: even / (rows.length || 1), rows: rows.length };
  });
  const [best] = found
    .filter(({ columns, share }) => columns > 1 && share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share || b.columns - a.columns);
  return best ?? { delimiter: NO_DELIMITER, newline, columns: 1, share: 1, rows: found[0].rows };
}

function firstRows(head: string, isCut: boolean, dialect: CsvDialect): string[][] {
  const { data } = Papa.parse<string[]>(head, { ...dialect, preview: ROWS, fastMode: false });
  const whole = isCut && data.length > 1 && data.length < ROWS ? data.slice(0, -1) : data;
  return whole.filter((row) => row.some((cell) => cell.trim() !== ""));
}
