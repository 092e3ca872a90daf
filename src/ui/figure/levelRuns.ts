/** A stretch of a line that runs one way: even levels rightwards, odd ones leftwards. */
export interface LevelRun {
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

type Kind = "left" | "right" | "number" | "none";

const RIGHT_TO_LEFT =
  /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1eeff}]/u;

/**
 * The stretches of a line in the order of its text, by the rules of Unicode's bidirectional
 * algorithm for text without embeddings: a program that draws the line must not decide again, or
 * words and the colours behind them would part.
 */
export function levelRuns(text: string, base: 0 | 1): LevelRun[] {
  const letters = [...text];
  const kinds = withoutNone(numbersResolved(letters), base, letters);
  const runs: LevelRun[] = [];
  let at = 0;
  letters.forEach((letter, i) => {
    const level = levelOf(kinds[i], base);
    const last = runs.at(-1);
    if (last?.level === level) runs[runs.length - 1] = { ...last, end: at + letter.length };
    else runs.push({ start: at, end: at + letter.length, level });
    at += letter.length;
  });
  return runs;
}

/** The runs from left to right. */
export function fromLeft(runs: readonly LevelRun[]): LevelRun[] {
  let order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level--)
    order = reversedFrom(order, level);
  return order;
}

/** Turns round each series of runs of this level or higher. */
function reversedFrom(runs: readonly LevelRun[], level: number): LevelRun[] {
  const result: LevelRun[] = [];
  let series: LevelRun[] = [];
  for (const run of runs) {
    if (run.level >= level) series.unshift(run);
    else {
      result.push(...series, run);
      series = [];
    }
  }
  return [...result, ...series];
}

function levelOf(kind: Kind, base: 0 | 1): number {
  if (kind === "right") return 1;
  if (kind === "number") return 2;
  return base === 0 ? 0 : 2;
}

/** Numbers after letters that run rightwards run with them; marks between two digits are digits. */
function numbersResolved(letters: readonly string[]): Kind[] {
  let strong: Kind = "none";
  const kinds = letters.map((letter, i): Kind => {
    if (/^\p{M}/u.test(letter)) return strong;
    if (
      isDigit(letter) ||
      (/^[.,:/]/.test(letter) && isDigit(letters[i - 1] ?? "") && isDigit(letters[i + 1] ?? ""))
    )
      return strong === "left" ? "left" : "number";
    if (RIGHT_TO_LEFT.test(letter)) strong = "right";
    else if (/^\p{L}/u.test(letter)) strong = "left";
    else return "none";
    return strong;
  });
  return kinds;
}

const isDigit = (letter: string): boolean => /^\p{Nd}/u.test(letter);

/** Blanks and signs go with what is on both sides of them, else with the line. */
function withoutNone(kinds: readonly Kind[], base: 0 | 1, letters: readonly string[]): Kind[] {
  const own: Kind = base === 0 ? "left" : "right";
  const side = (kind: Kind): Kind => (kind === "number" ? "right" : kind);
  const end = letters.findLastIndex((letter) => /\S/u.test(letter)) + 1;
  const result = [...kinds];
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== "none") continue;
    let to = i;
    while (to < kinds.length && kinds[to] === "none") to++;
    const before = i === 0 ? own : side(result[i - 1]);
    const after = to >= end ? own : side(kinds[to]);
    result.fill(before === after ? before : own, i, to);
    i = to;
  }
  return result;
}
