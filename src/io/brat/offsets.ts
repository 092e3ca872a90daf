import type { Range } from "../../core/document/document.ts";
import type { DecodedText } from "../decodeText.ts";

/** A way in which offsets may count the characters of a text. */
export interface Counting {
  /** How it differs from brat's own way: "count CR LF as one character". */
  readonly differences: readonly string[];
  /** The place in UTF-16 code units; undefined inside a character and past the end. */
  toUtf16(offset: number): number | undefined;
  readonly length: number;
}

/** A span with the words that the file says are there; empty when it does not say. */
export interface ClaimedSpan {
  readonly pieces: readonly Range[];
  readonly words: string;
}

/** Spans that were looked for in a text in one way of counting. */
export interface Fit {
  readonly counting: Counting;
  /** For each span its pieces in UTF-16, or null where its words are not at its offsets. */
  readonly found: readonly (readonly Range[] | null)[];
  /** How many of the spans that say their words have them at their offsets. */
  readonly fitting: number;
}

/** The way of counting in which most spans have their words; brat's own where ways are alike. */
export function bestFit(text: DecodedText, spans: readonly ClaimedSpan[]): Fit {
  const claims = spans.filter(({ words }) => words !== "").length;
  let best: Fit | undefined;
  for (const way of waysToCount(text)) {
    const fit = fitOf(text.text, spans, countingOf(text.text, way));
    if (!best || fit.fitting > best.fitting) best = fit;
    if (best.fitting === claims) break;
  }
  return best!;
}

/** What ways of counting there are beside brat's own: only those that make a difference. */
export const otherCountings = (text: DecodedText): string[] => [
  ...new Set(waysToCount(text).flatMap(differencesOf)),
];

interface Way {
  readonly unit: "code points" | "UTF-16" | "bytes";
  readonly countsMark: boolean;
  readonly lineEnds: "as they are" | "as one";
}

/** brat counts code points and line ends as they are; the mark is no part of the text. */
function waysToCount({ text, mark }: DecodedText): Way[] {
  const units: Way["unit"][] = ["code points"];
  if (/[\ud800-\udbff][\udc00-\udfff]/.test(text)) units.push("UTF-16");
  if (/[^\0-\x7f]/.test(text) || mark) units.push("bytes");
  const lineEnds: Way["lineEnds"][] = text.includes("\r\n")
    ? ["as they are", "as one"]
    : ["as they are"];
  return units.flatMap((unit) =>
    (mark ? [false, true] : [false]).flatMap((countsMark) =>
      lineEnds.map((ends) => ({ unit, countsMark, lineEnds: ends })),
    ),
  );
}

const differencesOf = ({ unit, countsMark, lineEnds }: Way): string[] => [
  ...(unit === "UTF-16" ? ["count UTF-16 code units"] : []),
  ...(unit === "bytes" ? ["count bytes of UTF-8"] : []),
  ...(countsMark ? ["count the byte order mark"] : []),
  ...(lineEnds === "as one" ? ["count CR LF as one character"] : []),
];

const INSIDE = -1;

function countingOf(text: string, way: Way): Counting {
  const at: number[] = [];
  const push = (place: number, units: number) => {
    at.push(place);
    for (let i = 1; i < units; i++) at.push(INSIDE);
  };
  if (way.countsMark) push(0, way.unit === "bytes" ? 3 : 1);
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i)!;
    push(i, unitsOf(point, way.unit));
    const lineEnd = way.lineEnds === "as one" && point === 13 && text[i + 1] === "\n";
    i += lineEnd || point > 0xffff ? 2 : 1;
  }
  at.push(text.length);
  return {
    differences: differencesOf(way),
    length: at.length - 1,
    toUtf16: (offset) => (at[offset] === INSIDE ? undefined : at[offset]),
  };
}

function unitsOf(point: number, unit: Way["unit"]): number {
  if (unit === "UTF-16") return point > 0xffff ? 2 : 1;
  if (unit === "code points" || point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

function fitOf(text: string, spans: readonly ClaimedSpan[], counting: Counting): Fit {
  let fitting = 0;
  const found = spans.map(({ pieces, words }) => {
    const ranges = pieces.flatMap(([start, end]): Range[] => {
      const [from, to] = [counting.toUtf16(start), counting.toUtf16(end)];
      return from === undefined || to === undefined ? [] : [[from, to]];
    });
    if (ranges.length < pieces.length) return null;
    if (words === "") return ranges;
    if (coveredWords(text, ranges) !== plainWords(words)) return null;
    fitting++;
    return ranges;
  });
  return { counting, found, fitting };
}

/** The text of pieces as brat writes it: on one line. Some tools cut blanks at the ends. */
export const coveredWords = (text: string, pieces: readonly Range[]): string =>
  plainWords(pieces.map(([start, end]) => text.slice(start, end)).join(" "));

const plainWords = (words: string): string => words.replace(/\s+/g, " ").trim();
