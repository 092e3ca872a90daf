import type { Range } from "../core/document/document.ts";
import { t } from "../language/words.ts";
import { isInsideWord } from "./quotes/quoteFinder.ts";

/** What offsets count. */
export type Unit = "code points" | "UTF-16" | "bytes" | "signs";

/** A text that offsets count in, and whether a byte order mark stood before it. */
export interface CountedText {
  readonly text: string;
  readonly mark: boolean;
}

/** A way in which offsets may count the characters of a text. */
export interface Counting {
  /** How it differs from the format's own way: "count CR LF as one character". */
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

/** The way of counting in which most spans have their words; the format's own where ways are alike. */
export function bestFit(
  text: CountedText,
  spans: readonly ClaimedSpan[],
  own: Unit = "code points",
): Fit {
  const claims = spans.filter(({ words }) => words !== "").length;
  let best: Fit | undefined;
  for (const way of waysToCount(text, own)) {
    const fit = fitOf(text.text, spans, countingOf(text.text, way, own));
    if (!best || fit.fitting > best.fitting) best = fit;
    if (best.fitting === claims) break;
  }
  return best!;
}

/**
 * The way of counting where no span says its words: the format's own, unless half of the spans begin
 * or end inside of words then, and in another way none does.
 */
export function unquotedFit(text: CountedText, spans: readonly ClaimedSpan[], own: Unit): Fit {
  const ways = waysToCount(text, own);
  const fitIn = (way: Way) => fitOf(text.text, spans, countingOf(text.text, way, own));
  const usual = fitIn(ways[0]);
  if (cutting(text.text, usual) * 2 < Math.max(1, spans.length)) return usual;
  const signs: Way = { unit: "signs", countsMark: false, lineEnds: "as one" };
  const others = JOINED.test(text.text) ? [...ways.slice(1), signs] : ways.slice(1);
  for (const way of others) {
    const fit = fitIn(way);
    if (cutting(text.text, fit) === 0) return fit;
  }
  return usual;
}

/** How many spans are not in the text, or cut words. */
const cutting = (text: string, { found }: Fit): number =>
  found.filter((pieces) => !pieces || pieces.flat().some((at) => isInsideWord(text, at))).length;

/** Signs of several code points. */
const JOINED = /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]|[\u{1f1e6}-\u{1f1ff}]/u;

/** What ways of counting there are beside the format's own: only those that make a difference. */
export const otherCountings = (text: CountedText, own: Unit = "code points"): string[] => [
  ...new Set(waysToCount(text, own).flatMap((way) => differencesOf(way, own))),
];

interface Way {
  readonly unit: Unit;
  readonly countsMark: boolean;
  readonly lineEnds: "as they are" | "as one" | "as two";
}

/** Formats count in their own unit, and line ends as they are; the mark is no part of the text. */
function waysToCount({ text, mark }: CountedText, own: Unit): Way[] {
  const astral = ASTRAL.test(text);
  const bytes = /[^\0-\x7f]/.test(text) || mark;
  const units = new Set<Unit>([own]);
  if (astral) units.add("code points").add("UTF-16");
  if (bytes) units.add("bytes");
  // What a line ended in when it was annotated may have been changed since then, both ways.
  const lineEnds: Way["lineEnds"][] = text.includes("\r\n")
    ? ["as they are", "as one"]
    : text.includes("\n")
      ? ["as they are", "as two"]
      : ["as they are"];
  return [...units].flatMap((unit) =>
    (mark ? [false, true] : [false]).flatMap((countsMark) =>
      lineEnds.map((ends) => ({ unit, countsMark, lineEnds: ends })),
    ),
  );
}

const ASTRAL = /[\ud800-\udbff][\udc00-\udfff]/;

const UNITS: Readonly<Record<Unit, () => string>> = {
  "code points": () => t("count code points"),
  "UTF-16": () => t("count UTF-16 code units"),
  bytes: () => t("count bytes of UTF-8"),
  signs: () => t("count characters as they are seen"),
};

const differencesOf = ({ unit, countsMark, lineEnds }: Way, own: Unit): string[] => [
  ...(unit === own ? [] : [UNITS[unit]()]),
  ...(countsMark ? [t("count the byte order mark")] : []),
  ...(lineEnds === "as one" && unit !== "signs" ? [t("count CR LF as one character")] : []),
  ...(lineEnds === "as two" ? [t("count line ends as two characters")] : []),
];

const INSIDE = -1;
const SIGNS = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function countingOf(text: string, way: Way, own: Unit): Counting {
  const differences = differencesOf(way, own);
  if (isAsInside(text, way)) {
    const isPlace = (offset: number) => offset >= 0 && offset <= text.length;
    const toUtf16 = (offset: number) => (isPlace(offset) ? offset : undefined);
    return { differences, length: text.length, toUtf16 };
  }
  const at: number[] = [];
  const push = (place: number, units: number) => {
    at.push(place);
    for (let i = 1; i < units; i++) at.push(INSIDE);
  };
  if (way.unit === "signs") {
    for (const { index } of SIGNS.segment(text)) at.push(index);
    at.push(text.length);
    return { differences, length: at.length - 1, toUtf16: (offset) => at[offset] };
  }
  if (way.countsMark) push(0, way.unit === "bytes" ? 3 : 1);
  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i)!;
    push(i, unitsOf(point, way.unit) + Number(way.lineEnds === "as two" && point === 10));
    const lineEnd = way.lineEnds === "as one" && point === 13 && text[i + 1] === "\n";
    i += lineEnd || point > 0xffff ? 2 : 1;
  }
  at.push(text.length);
  return {
    differences,
    length: at.length - 1,
    toUtf16: (offset) => (at[offset] === INSIDE ? undefined : at[offset]),
  };
}

/** Whether offsets are those of the string itself: most texts are long and plain. */
const isAsInside = (text: string, { unit, countsMark, lineEnds }: Way): boolean =>
  !countsMark && lineEnds === "as they are" && unit !== "bytes" && !ASTRAL.test(text);

function unitsOf(point: number, unit: Unit): number {
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

/** The text of pieces as tools write it: on one line. Some cut blanks at the ends. */
export const coveredWords = (text: string, pieces: readonly Range[]): string =>
  plainWords(pieces.map(([start, end]) => text.slice(start, end)).join(" "));

const plainWords = (words: string): string => words.replace(/\s+/g, " ").trim();
