import { fromLeft, levelRuns } from "./levelRuns.ts";

/** What is written in a figure, each with a font of its own. */
export type FontUse = "text" | "tag" | "label";

/** The width of a text in pixels, in the font of what it is used for. */
export type Measure = (text: string, font: FontUse) => number;

/** A word with the blanks after it, or a part of one: places from the left side of the text. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
}

/** Words of a line that run one way, in the order of the text. */
export interface WordRun {
  readonly leftwards: boolean;
  readonly words: readonly PlacedWord[];
}

/** A line of a figure. Offsets are those of the document. */
export interface FigureLine {
  readonly start: number;
  /** Where its last letter ends: blanks after it have no room. */
  readonly end: number;
  readonly runs: readonly WordRun[];
}

const BREAKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Po}\p{Pe}\p{Pf}\u30fc]*\s*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu;
/** Line ends are blanks; signs that turn the direction would part words from their colours. */
const NOT_DRAWN = /[\s\u0085]/g;
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The text as it is drawn: as long as it was. */
const drawn = (text: string): string => text.replace(NOT_DRAWN, " ").replace(TURNS, "\u200b");

/** Wraps a sentence to a width, and places its words: a right-to-left one from the right side. */
export function figureLines(
  sentence: { readonly text: string; readonly start: number },
  leftwards: boolean,
  width: number,
  measure: Measure,
): FigureLine[] {
  const text = drawn(sentence.text);
  const size = (part: string) => measure(part, "text");
  const lines: { start: number; end: number }[] = [];
  let [start, at, used] = [0, 0, 0];
  for (const piece of piecesOf(text, width, size)) {
    if (used > 0 && used + size(piece.trimEnd()) > width) {
      lines.push({ start, end: at });
      [start, used] = [at, 0];
    }
    at += piece.length;
    used += size(piece);
  }
  if (at > start) lines.push({ start, end: at });
  return lines.map(({ start, end }) =>
    placed(text.slice(start, end).trimEnd(), sentence.start + start, { leftwards, width, size }),
  );
}

/** What is not broken: words, and letters of those that are wider than a line. */
function piecesOf(text: string, width: number, size: (part: string) => number): string[] {
  const pieces = text.match(BREAKS) ?? [];
  return pieces.flatMap((piece) => {
    if (size(piece.trimEnd()) <= width) return [piece];
    return Array.from(segmenter.segment(piece), ({ segment }) => segment);
  });
}

interface Placing {
  readonly leftwards: boolean;
  readonly width: number;
  readonly size: (part: string) => number;
}

function placed(text: string, offset: number, { leftwards, width, size }: Placing): FigureLine {
  const levels = levelRuns(text, leftwards ? 1 : 0);
  const words = levels.map(({ start, end }) =>
    (text.slice(start, end).match(/\S+\s*|\s+/g) ?? []).map((word) => ({
      word,
      width: size(word),
    })),
  );
  const widths = words.map((run) => run.reduce((sum, word) => sum + word.width, 0));
  const total = widths.reduce((sum, one) => sum + one, 0);
  const lefts = new Map<number, number>();
  let x = leftwards ? width - total : 0;
  for (const run of fromLeft(levels)) {
    const i = levels.indexOf(run);
    lefts.set(i, x);
    x += widths[i];
  }
  const runs = levels.map(({ start, level }, i): WordRun => {
    const isLeftwards = level % 2 === 1;
    let [at, used] = [offset + start, 0];
    const places = words[i].map(({ word, width }): PlacedWord => {
      const from = lefts.get(i)! + (isLeftwards ? widths[i] - used - width : used);
      const place = { start: at, end: at + word.length, text: word, x: from, width };
      at = place.end;
      used += width;
      return place;
    });
    return { leftwards: isLeftwards, words: places };
  });
  return { start: offset, end: offset + text.length, runs };
}

/** From where to where something reaches on a line. */
export interface Reach {
  readonly left: number;
  readonly right: number;
}

/** The pieces of a line that show a stretch of the text, from left to right. */
export function reachesOn(line: FigureLine, start: number, end: number, measure: Measure): Reach[] {
  const [from, to] = [Math.max(start, line.start), Math.min(end, line.end)];
  const found = line.runs.flatMap(({ leftwards, words }) =>
    words.flatMap((word): Reach[] => {
      if (word.end <= from || to <= word.start) return [];
      const at = (offset: number) => {
        if (offset <= word.start) return 0;
        if (offset >= word.end) return word.width;
        return measure(word.text.slice(0, offset - word.start), "text");
      };
      const [near, far] = [at(from), at(to)];
      const { x, width } = word;
      return [
        leftwards
          ? { left: x + width - far, right: x + width - near }
          : { left: x + near, right: x + far },
      ];
    }),
  );
  const joined: Reach[] = [];
  for (const reach of found.sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last && reach.left - last.right < 0.5)
      joined[joined.length - 1] = { left: last.left, right: Math.max(last.right, reach.right) };
    else joined.push(reach);
  }
  return joined;
}
