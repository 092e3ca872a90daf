import { median, type PdfLine, type PdfRun, rightOf } from "./pdfPage.ts";

/** Runs on one height. */
export interface PdfRow {
  readonly y: number;
  readonly size: number;
  /** From left to right. */
  readonly runs: readonly PdfRun[];
}

/** Parts of the size of a font: how far runs of a row may differ in height (raised numbers do), */
const RAISED = 0.45;
/** where a gap between letters is a blank, */
const BLANK = 0.16;
/** and where it parts the cells of a table. */
const CELLS = 3;

/** The runs by their heights, from above. */
export function rowsOf(runs: readonly PdfRun[]): PdfRow[] {
  const rows: PdfRun[][] = [];
  for (const run of runs.toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const largest = row?.reduce((most, one) => (one.size > most.size ? one : most));
    const isNear =
      largest && Math.abs(run.y - largest.y) <= Math.max(run.size, largest.size) * RAISED;
    if (isNear) row!.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => {
    const size = Math.max(...row.map((run) => run.size));
    const onLine = row.filter((run) => run.size === size);
    return { y: median(onLine.map(({ y }) => y)), size, runs: row.toSorted((a, b) => a.x - b.x) };
  });
}

/** A row as a line of text: blanks where there are gaps, tabs where there are wide ones. */
export function lineOf({ y, size, runs }: PdfRow): PdfLine {
  const ordered = isRightToLeft(runs) ? runs.toReversed() : runs;
  let text = "";
  let before: PdfRun | undefined;
  for (const run of ordered) {
    if (before) text += between(before, run);
    text += run.text;
    before = run;
  }
  const x = Math.min(...runs.map((run) => run.x));
  const right = Math.max(...runs.map(rightOf));
  const trimmed = text
    .replace(/\u00ad(?!$)/g, "")
    .replace(/ +/g, " ")
    .trim();
  const letters = trimmed.search(/\s|$/);
  const firstWord = ((right - x) * letters) / (trimmed.length || 1);
  return { text: trimmed, x, right, y, size, firstWord };
}

function between(a: PdfRun, b: PdfRun): string {
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const gap = right.x - rightOf(left);
  const size = Math.min(a.size, b.size);
  if (gap > size * CELLS) return "\t";
  const isBlank = gap > size * BLANK || (b.afterBlank && gap > 0);
  return isBlank && !a.text.endsWith(" ") && !b.text.startsWith(" ") ? " " : "";
}

function isRightToLeft(runs: readonly PdfRun[]): boolean {
  const text = runs.map((run) => run.text).join("");
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g) > count(/\p{L}/gu) / 2;
}
