import type { CsvDialect } from "./csvDialect.ts";

/** Finds the lines of a cell that look like rows of its table. */
export type RowLikeLines = (cell: string) => number;

/** More different values are no fixed set of a column. */
const MOST_VALUES = 20;
/** So many of its cells show how a column looks. */
const ENOUGH = 0.8;
/** Of a table whose columns all hold words, so many lines are needed: prose has commas, too. */
const MANY = 3;
/** A value of a fixed set comes so many times, on average. */
const FEW = 4;

/**
 * Tells rows that a quote took in, forgotten or too many, from a text of several lines: they have as
 * many cells as the table has columns, and numbers, codes and labels where the table has them.
 *
 * @param rows some rows of the table, without that of the names
 */
export function rowLikeLines(
  rows: readonly (readonly string[])[],
  columns: number,
  { delimiter, newline }: CsvDialect,
): RowLikeLines {
  if (columns < 2) return () => 0;
  const looks = Array.from({ length: columns }, (_, i) => lookOf(rows.map((row) => row[i] ?? "")));
  const isTold = looks.some((look) => look !== null);
  const isRowLike = (line: string) => {
    const cells = line.split(delimiter);
    if (cells.length !== columns) return false;
    const told = cells.flatMap((cell, i) => {
      const look = looks[i];
      return look && cell.trim() !== "" ? [look(cell.trim())] : [];
    });
    return isTold
      ? told.length > 0 && told.every(Boolean)
      : cells.some((cell) => cell.trim() !== "");
  };
  return (cell) => {
    const [, ...lines] = cell.split(newline).filter((line, i) => i === 0 || line.trim() !== "");
    const found = lines.filter(isRowLike).length;
    return isTold || (found >= MANY && found === lines.length) ? found : 0;
  };
}

/** What the cells of a column have in common; null where they are words of any kind. */
function lookOf(cells: readonly string[]): ((cell: string) => boolean) | null {
  const filled = cells
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "" && !cell.includes("\n"));
  if (filled.length === 0) return null;
  const [shape, count] = mostOf(filled.map(shapeOf));
  if (/9/.test(shape) && !/ /.test(shape) && count >= filled.length * ENOUGH)
    return (cell) => shapeOf(cell) === shape;
  const values = new Set(filled);
  const isSet = values.size <= MOST_VALUES && values.size * FEW <= filled.length;
  return isSet ? (cell) => values.has(cell) : null;
}

/** What a cell is made of: `a9-9` of "doc12-7". */
const shapeOf = (cell: string): string =>
  cell
    .slice(0, 100)
    .replace(/[\p{L}\p{M}]+/gu, "a")
    .replace(/\p{N}+/gu, "9")
    .replace(/\s+/g, " ");

function mostOf(shapes: readonly string[]): readonly [shape: string, count: number] {
  const counts = new Map<string, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
}
