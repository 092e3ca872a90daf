import type { CsvDialect } from "./csvDialect.ts";

/** A cell in which a quote neither ends it nor stands for one. */
export interface OddQuote {
  /** From 0, among the rows of the text. */
  readonly row: number;
  /** Where the cell begins in the text, after its first quote. */
  readonly index: number;
}

/** A cell whose quote is not closed where it should be. */
export interface SwallowingQuote {
  readonly row: number;
  /** Where the line ends in which it begins. */
  readonly end: number;
}

/**
 * The first cell that took in lines after its own because its quote was forgotten: none closes it in
 * its line, and the next one begins a cell of a later line, as `1,"Ada` and `2,"Bob"` below it.
 */
export function swallowingQuote(
  text: string,
  odd: readonly OddQuote[],
  { delimiter, newline }: CsvDialect,
): SwallowingQuote | null {
  for (const { row, index } of odd) {
    const end = text.indexOf(newline, index);
    if (end === -1 || hasEnd(text.slice(index, end), delimiter)) continue;
    const quote = text.indexOf('"', end);
    if (quote === -1) continue;
    const [before, after] = [text[quote - 1], text[quote + 1]];
    const begins = before === delimiter || before === newline;
    if (begins && !['"', delimiter, "\r", "\n", undefined].includes(after))
      return { row, end: end + newline.length };
  }
  return null;
}

/** Whether a quote in the rest of a line ends the cell that the line began. */
function hasEnd(rest: string, delimiter: string): boolean {
  const single = rest.replaceAll('""', "");
  return single
    .split('"')
    .slice(1)
    .some((after) => after.trimStart() === "" || after.trimStart().startsWith(delimiter));
}
