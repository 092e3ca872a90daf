import { t } from "../../language/words.ts";
/** Names of columns, each once and none empty: "name 2" of one that comes twice, "column 3". */
export function columnNames(written: readonly string[]): string[] {
  const taken = new Set<string>();
  return written.map((cell, i) => {
    const base = cell.replace(/\s+/g, " ").trim() || t("column {column}", { column: i + 1 });
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base} ${n}`;
    taken.add(name);
    return name;
  });
}

/** Longer cells are no names. */
const LETTERS = 60;

/**
 * Whether a row names the columns below it: short, different cells, none of them a number or a
 * sentence, unless the rows below look just like it.
 */
export function isHeader(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const cells = first.map((cell) => cell.trim());
  const named = cells.filter((cell) => cell !== "");
  // Tables of some programs have a column of row numbers without a name.
  if (named.length === 0 || named.length < cells.length - 1) return false;
  if (!named.every(isName)) return false;
  if (new Set(named).size < named.length && named.length < 3) return false;
  if (named.every((cell) => /^[a-z][a-z0-9]*(?:[_.-]?[a-z0-9]+)*$/.test(cell))) return true;
  if (below.length === 0) return named.length > 1;
  return cells.some((cell, i) => {
    const others = below.map((row) => row[i] ?? "").filter((other) => other !== "");
    const mean = others.reduce((sum, other) => sum + other.length, 0) / (others.length || 1);
    const areNumbers = others.length > 0 && others.every(isNumber);
    return areNumbers || mean > cell.length * 2 + 8;
  });
}

const isName = (cell: string): boolean =>
  cell.length <= LETTERS &&
  !/[\r\n]/.test(cell) &&
  !/[.!?…。！？]$/.test(cell) &&
  /[\p{L}\p{Extended_Pictographic}]/u.test(cell) &&
  !isNumber(cell);

const isNumber = (cell: string): boolean => /^[-+]?[\d.,:/ %-]+$/.test(cell.trim());
