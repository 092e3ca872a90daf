import type { Range } from "../../core/document/document.ts";
import { type FoldedText, folded, foldedText } from "./foldedText.ts";

/** Where a text has what is quoted of it. */
export interface FoundQuotes {
  readonly ranges: readonly Range[];
  /** Whether it stands there letter by letter, or but for blanks, case and kinds of marks. */
  readonly exact: boolean;
}

/** Finds quotations in a text. */
export interface QuoteFinder {
  /** All places, in order; those that cut no word if there are any. */
  find(quote: string): FoundQuotes;
}

/** Finds quotations in a text, each looked for once. */
export function quoteFinder(text: string): QuoteFinder {
  const known = new Map<string, FoundQuotes>();
  let loose: FoldedText | undefined;
  const look = (quote: string): FoundQuotes => {
    const ranges = rangesOf(text, quote.trim());
    if (ranges.length > 0) return { ranges: wholeWords(text, ranges), exact: true };
    loose ??= foldedText(text);
    return { ranges: wholeWords(text, looseRanges(loose, folded(quote))), exact: false };
  };
  return {
    find: (quote) => {
      const found = known.get(quote) ?? look(quote);
      known.set(quote, found);
      return found;
    },
  };
}

/** More places are of no use to anybody, and a text may be one letter a million times. */
const MOST = 10_000;

function rangesOf(text: string, words: string): Range[] {
  const found: Range[] = [];
  if (words === "") return found;
  for (let at = text.indexOf(words); at >= 0 && found.length < MOST; ) {
    found.push([at, at + words.length]);
    at = text.indexOf(words, at + words.length);
  }
  return found;
}

/** A place in the folded text is one of the text if it does not begin or end within a sign. */
const looseRanges = ({ text, sources }: FoldedText, words: string): Range[] =>
  rangesOf(text, words).flatMap(([start, end]): Range[] => {
    const [first, last] = [sources[start], sources[end - 1]];
    const cutsStart = start > 0 && sources[start - 1][0] === first[0];
    const cutsEnd = end < sources.length && sources[end][0] === last[0];
    return cutsStart || cutsEnd ? [] : [[first[0], last[1]]];
  });

/** "Ada" is not meant in "Adam", unless it stands nowhere else. */
function wholeWords(text: string, ranges: readonly Range[]): readonly Range[] {
  const whole = ranges.filter((range) => range.every((at) => !isInsideWord(text, at)));
  return whole.length > 0 ? whole : ranges;
}

/** Whether a place lies between two letters or digits. */
export const isInsideWord = (text: string, at: number): boolean =>
  /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
  /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));
