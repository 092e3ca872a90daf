import { lineOf, type PdfRow, rowsOf } from "./pageLines.ts";
import { median, type PdfLine, type PdfRun, rightOf } from "./pdfPage.ts";

/** Lines that stand below each other, as wide as their column. */
export interface PdfBlock {
  readonly left: number;
  readonly right: number;
  readonly lines: readonly PdfLine[];
}

/** Of columns of text each has at least so many lines, */
const LINES = 5;
/** with so many letters, */
const LETTERS = 14;
/** in so much of the width of both, */
const WIDTH = 0.2;
/** with a gap between them of so many times the size of the letters. */
const GUTTER = 0.9;
/** So many places are tried for the gap. */
const PLACES = 96;
/** Deeper are no columns. */
const DEEPEST = 4;

/**
 * The lines of a page in the order in which they are read: down each column, between lines that go
 * over all columns.
 */
export function blocksOf(runs: readonly PdfRun[], depth = 0): PdfBlock[] {
  if (runs.length === 0) return [];
  const rows = rowsOf(runs);
  const gutter = depth < DEEPEST ? gutterOf(rows) : null;
  if (gutter === null) return [blockOf(rows)];
  const blocks: PdfBlock[] = [];
  let band: PdfRun[] = [];
  let across: PdfRow[] = [];
  const endBand = () => {
    blocks.push(
      ...blocksOf(
        band.filter((run) => run.x < gutter),
        depth + 1,
      ),
    );
    blocks.push(
      ...blocksOf(
        band.filter((run) => run.x >= gutter),
        depth + 1,
      ),
    );
    band = [];
  };
  const endAcross = () => {
    if (across.length > 0) blocks.push(blockOf(across));
    across = [];
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      endBand();
      across.push(row);
    } else {
      endAcross();
      band.push(...row.runs);
    }
  }
  endBand();
  endAcross();
  return blocks;
}

function blockOf(rows: readonly PdfRow[]): PdfBlock {
  const lines = rows.map(lineOf).filter(({ text }) => text !== "");
  return {
    left: Math.min(...lines.map(({ x }) => x)),
    right: Math.max(...lines.map(({ right }) => right)),
    lines,
  };
}

/** Where the gap between two columns is; null where there are none. */
function gutterOf(rows: readonly PdfRow[]): number | null {
  if (rows.length < LINES) return null;
  const runs = rows.flatMap((row) => row.runs);
  const left = Math.min(...runs.map(({ x }) => x));
  const right = Math.max(...runs.map(rightOf));
  let best: { x: number; score: number } | null = null;
  for (let i = Math.ceil(PLACES * WIDTH); i <= PLACES * (1 - WIDTH); i++) {
    const x = left + ((right - left) * i) / PLACES;
    const score = columnsAt(rows, x, right - left);
    if (score > 0 && score > (best?.score ?? 0)) best = { x, score };
  }
  return best?.x ?? null;
}

/** How many lines a place parts more than lines go over it; 0 where it parts no columns. */
function columnsAt(rows: readonly PdfRow[], x: number, width: number): number {
  const sides: [PdfRow[], PdfRow[]] = [[], []];
  let across = 0;
  for (const row of rows) {
    if (crosses(row, x)) {
      across++;
      continue;
    }
    const leftRuns = row.runs.filter((run) => run.x < x);
    const rightRuns = row.runs.filter((run) => run.x >= x);
    if (leftRuns.length > 0) sides[0].push({ ...row, runs: leftRuns });
    if (rightRuns.length > 0) sides[1].push({ ...row, runs: rightRuns });
  }
  const areColumns = sides.every((side) => {
    const lines = side.map(lineOf);
    return (
      lines.length >= LINES &&
      lines.length > across &&
      median(lines.map(({ text }) => text.length)) >= LETTERS &&
      median(lines.map((line) => line.right - line.x)) >= width * WIDTH
    );
  });
  return areColumns ? sides[0].length + sides[1].length - 2 * across : 0;
}

/** Whether a row has letters at a place, or beside it closer than columns stand. */
function crosses({ runs, size }: PdfRow, x: number): boolean {
  const before = Math.max(...runs.filter((run) => run.x < x).map(rightOf));
  const after = Math.min(...runs.filter((run) => run.x >= x).map((run) => run.x));
  return before > x || after - before < size * GUTTER;
}
