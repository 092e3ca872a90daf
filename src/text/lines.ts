import type { Range } from "../core/document/document.ts";

/** A line of a text as far as wrapping is concerned. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** How many marks of quoting (`>`, `|`) of a mail it begins with. */
  readonly depth: number;
  /** What it says: without marks of quoting, without white space at its end. */
  readonly text: string;
}

/** Marks of quoting at the beginning of a line: `> `, `>> `, `| `; several `|` are a table. */
const QUOTING =
  /(?<=^|[\r\n\f\u0085\u2028\u2029])(?:[ \t]*(?:>|\|(?!\S)(?![^\r\n\f\u0085\u2028\u2029]*\|)))+/g;

/** The lines of a text; `\r\n`, form feeds and paragraph separators end one too. */
export function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n?|[\n\f\u0085\u2028\u2029]/g)) {
    yield lineAt(text, start, index);
    start = index + end.length;
  }
  yield lineAt(text, start, text.length);
}

function lineAt(text: string, start: number, end: number): Line {
  const whole = text.slice(start, end);
  const [[, from] = [0, 0]] = quoteMarks(whole);
  const depth = whole.slice(0, from).replace(/[ \t]/g, "").length;
  return { start, end, depth, text: whole.slice(from).trimEnd() };
}

/** Where the lines of a text have marks of quoting. */
export const quoteMarks = (text: string): Range[] =>
  />|\|/.test(text)
    ? Array.from(text.matchAll(QUOTING), ({ index, 0: marks }) => [index, index + marks.length])
    : [];
