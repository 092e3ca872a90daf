import Papa from "papaparse";

/** What a spreadsheet would run as a formula gets an apostrophe before it, which it does not show. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** Without it spreadsheets take UTF-8 for the system's old encoding; readers of data skip it. */
const MARK = "\ufeff";

/** Rows as a file for spreadsheets, cells by commas or tabs. Numbers stay numbers, negative ones too. */
export function formatCsv(
  rows: readonly (readonly (string | number | null)[])[],
  delimiter: "," | "\t" = ",",
): string {
  const table = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter, newline: "\r\n", escapeFormulae: FORMULA },
  );
  return `${MARK}${table}\r\n`;
}
