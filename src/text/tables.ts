import type { Range } from "../core/document/document.ts";
import type { Line } from "./lines.ts";

/** The mark of a list's item, which is no cell. */
const ITEM = /^(?:[-–—*•·▪◦‣#]+|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxIVX]{1,4})[.)])\s*$/u;

/** Whether tabs are what the lines of a paragraph are made of: two of them at least have some. */
export const isTable = (lines: readonly Line[]): boolean =>
  lines.filter(({ text }) => tabsOf(text).length > 0).length > 1;

/**
 * The cells of a line: no sentence, and so no span, runs from one to the next. A single line's tab
 * before a small letter is taken for a blank, and one behind an item's mark for its indent.
 */
export function cellsOf(line: Line, text: string, table: boolean): Range[] {
  const whole = text.slice(line.start, line.end);
  const tabs = tabsOf(whole).filter((at) => table || !/^\t+\p{Ll}/u.test(whole.slice(at, at + 9)));
  const starts = [0, ...tabs];
  return starts.map((from, i) => [line.start + from, line.start + (starts[i + 1] ?? whole.length)]);
}

/** Where tabs stand between cells: the first of each run. */
function tabsOf(line: string): number[] {
  const from = line.length - line.trimStart().length;
  const to = line.trimEnd().length;
  return Array.from(line.matchAll(/\t+/g), ({ index }) => index).filter(
    (at) => at > from && at < to && !(at < from + 12 && ITEM.test(line.slice(from, at))),
  );
}
