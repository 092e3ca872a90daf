import Papa from "papaparse";

/** How the cells and rows of a table are told apart. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly newline: "\n" | "\r";
  /** Where its rows begin: after the line that names the delimiter, where there is one. */
  readonly from: number;
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

/** The first line of tables for Excel may name their delimiter: `sep=;`. */
const NAMED = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;

/** Finds the delimiter by which most rows have as many cells as the first. */
export function csvDialect(text: string): FoundDialect {
  const said = NAMED.exec(text.slice(0, 20));
  const from = said?.[0].length ?? 0;
  const head = text.slice(from, from + LETTERS);
  const newline = head.includes("\n") ? "\n" : "\r";
  const isCut = from + head.length < text.length;
  const found = (said ? [said[1]] : DELIMITERS).map((delimiter): FoundDialect => {
    const rows = firstRows(head, isCut, { delimiter, newline, from });
    const columns = rows[0]?.length ?? 0;
    const even = rows.filter((row) => row.length === columns).length;
    return {
      delimiter,
      newline,
      from,
      columns,
      share: even / (rows.length || 1),
      rows: rows.length,
    };
  });
  const [best] = found
    .filter(({ columns, share }) => columns > 1 && share >= ENOUGH)
    .toSorted((a, b) => b.share - a.share || b.columns - a.columns);
  const none = { delimiter: NO_DELIMITER, newline, from, columns: 1, share: 1 };
  return best ?? { ...none, rows: found[0].rows };
}

function firstRows(head: string, isCut: boolean, dialect: CsvDialect): string[][] {
  const { delimiter, newline } = dialect;
  const { data } = Papa.parse<string[]>(head, {
    delimiter,
    newline,
    preview: ROWS,
    fastMode: false,
  });
  const whole = isCut && data.length > 1 && data.length < ROWS ? data.slice(0, -1) : data;
  return whole.filter((row) => row.some((cell) => cell.trim() !== ""));
}
