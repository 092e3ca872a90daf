import type { Range } from "../core/document/document.ts";
import { sharedRange } from "../core/document/sharedWords.ts";

/** Signs that were not cut from their words. */
const ATTACHED = /[\p{L}\p{N}][,)](?=\s|$)|[\p{L}\p{N}]{4}\.(?=\s*(?:[\r\n]|$))/gu;

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
  if (hasMore(text, ATTACHED, alone / 10)) return null;
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
    return sharedRange(start, start + run.trim().length);
  }).filter(([start, end]) => start < end);
}

/** Whether a pattern is found more often than so: it is not looked for further then. */
function hasMore(text: string, pattern: RegExp, most: number): boolean {
  let found = 0;
  for (const _ of text.matchAll(pattern)) if (++found > most) return true;
  return false;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
