import type { Range } from "../core/document/document.ts";

/** How the words and sentences of a text that was cut before are to be read. */
export interface SpacedWords {
  /** Each line is one sentence. */
  readonly lines: boolean;
}

/**
 * Whether the words of a text were separated by spaces before, punctuation included ("Bergen , it
 * said ."), as in files that come from tokens. Such words are kept as they are.
 */
export function spacedWords(text: string): SpacedWords | null {
  const alone = count(text, /(?<=\s)[,.)](?=\s|$)/g);
  if (alone < 3) return null;
  const attached = count(text, /[\p{L}\p{N}][,)](?=\s|$)|[\p{L}\p{N}]{4}\.(?=\s*(?:[\r\n]|$))/gu);
  if (attached * 10 > alone) return null;
  const inside = count(text, /(?<=[^\S\r\n])[.?!][^\S\r\n]+(?=\p{Lu})/gu);
  const lines = count(text, /\S[^\S\r\n]*(?:[\r\n]|$)/g);
  return { lines: inside * 5 <= lines };
}

/** The lines of a text that are not blank, without white space around them. */
export const lineRanges = (text: string): Range[] => ranges(text, /[^\r\n]+/g, 0);

/** The runs without white space in a stretch of text. */
export const spacedRanges = (text: string, start: number, end: number): Range[] =>
  ranges(text.slice(start, end), /\S+/g, start);

function ranges(text: string, pattern: RegExp, offset: number): Range[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: run }): Range => {
    const start = offset + index + run.length - run.trimStart().length;
    return [start, start + run.trim().length];
  }).filter(([start, end]) => start < end);
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
