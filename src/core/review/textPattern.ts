import type { Span } from "../document/overlaps.ts";

/** Finds the first occurrence of a text in another, at an offset or later. */
export type TextPattern = (searched: string, from: number) => Span | null;

/**
 * A pattern for a text as it is, not a regular expression. White space stands for any white space,
 * as lines may be broken anywhere, and an accented letter for both ways to write it. Null for a
 * text without anything else.
 */
export function textPattern(text: string, matchCase: boolean): TextPattern | null {
  if (text.trim() === "") return null;
  const spellings = new Set([text, text.normalize("NFC"), text.normalize("NFD")]);
  // The engine folds letter by letter, so that offsets stay those of the text: lower case by
  // `toLowerCase` may be longer. `u` keeps it from finding half a character.
  const search = new RegExp([...spellings].map(asSource).join("|"), matchCase ? "gu" : "giu");
  return (searched, from) => {
    search.lastIndex = from;
    for (let match = search.exec(searched); match; match = search.exec(searched)) {
      const occurrence = { start: match.index, end: search.lastIndex };
      if (!cutsLetter(searched, occurrence)) return occurrence;
    }
    return null;
  };
}

/** Only white space between words may be longer: at an end it would be looked at again and again. */
function asSource(text: string): string {
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/su.exec(text)!;
  const between = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/gu, "\\s+");
  return `${before && "\\s"}${between}${after && "\\s"}`;
}

/** Accents, skin tones and joined emoji: without them the letter or picture would be another. */
const GOES_ON = /[\u0300-\u036f\u20d0-\u20ff\p{Emoji_Modifier}]|\u200d\p{Extended_Pictographic}/uy;
const PICTURE = /\p{Extended_Pictographic}/uy;

function cutsLetter(text: string, { start, end }: Span): boolean {
  if (isAt(GOES_ON, text, end)) return true;
  return text[start - 1] === "\u200d" && isAt(PICTURE, text, start);
}

function isAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}
