/** A line of a text as far as wrapping is concerned. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** How many marks of quoting (`>`) of a mail it begins with. */
  readonly depth: number;
  /** What it says: without marks of quoting, without white space at its end. */
  readonly text: string;
}

/** Marks of quoting at the beginning of a line: `> `, `>> `, `> > `. */
const QUOTING = /^(?:[ \t]*>)+/;

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
  const marks = QUOTING.exec(whole)?.[0] ?? "";
  const depth = marks.split(">").length - 1;
  return { start, end, depth, text: whole.slice(marks.length).trimEnd() };
}
