import Papa from "papaparse";

/** What a spreadsheet would run as a formula gets an apostrophe before it, which it does not show. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Without it spreadsheets take UTF-8 for the system's old encoding; readers of data skip it. */
const MARK = "\ufeff";

/** Rows as a CSV file for spreadsheets. Numbers stay numbers, negative ones too. */
export function formatCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  const table = Papa.unparse(
    rows.map((row) => [...row]),
    { newline: "\r\n", escapeFormulae: FORMULA },
  );
  return `${MARK}${table}\r\n`;
}
