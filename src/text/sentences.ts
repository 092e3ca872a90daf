import type { Range } from "../core/document/document.ts";
import { BEFORE_NUMBERS, ENDINGS, isInitial, TITLES } from "./abbreviations.ts";
import { blocks } from "./blocks.ts";
import { segmentEnds } from "./segmentEnds.ts";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

// After "U.S." or "etc." these begin a new sentence; other capitalised words may be names.
const STARTERS = new RegExp(
  `^["'“‘(\\[]*(?:${[
    "The|A|An|This|That|These|Those|It|Its|He|She|They|We|You|I|His|Her|Their|Our|My|In|On|At|By",
    "For|From|With|After|Before|When|While|Where|Who|What|Why|How|If|As|But|And|Or|So|Yet|Then",
    "There|Here|However|Although|Though|Because|Since|Both|Each|Some|Many|Most|All|No|Not|One",
    "Another|Such|To|Is|Are|Was|Were|Did|Do|Does",
  ].join("|")})(?![\\p{L}\\p{N}])`,
  "u",
);
const DOTTED_END =
  /(?:^|[^\p{L}\p{N}.])((?:\p{L}\p{M}*\.)+\p{L}\p{M}*|\p{Lu}\p{Ll}{1,2}\.\p{Lu})$/u;

/**
 * The sentences of a text, without white space around them; all else is covered. A blank line
 * always ends a sentence, a line break does where it is not the wrapping of a paragraph.
 */
export function sentenceRanges(text: string): Range[] {
  const sentences: Range[] = [];
  for (const [start, end] of blocks(text)) {
    // A line break inside a block is wrapping: to the segmenter it would end the sentence.
    const block = text.slice(start, end).replace(/[\r\n\v\f\u0085\u2028\u2029]/g, " ");
    let from = 0;
    for (const end of segmentEnds(segmenter, block)) {
      const cut = beforeOpening(block, from, end);
      if (cut < block.length && goesOn(block, from, cut)) continue;
      const trimmed = trim(block, from, cut);
      if (trimmed) sentences.push([start + trimmed[0], start + trimmed[1]]);
      from = cut;
    }
  }
  return sentences;
}

/**
 * The border itself, or the place before the quotes and brackets that open there: without a space
 * before them, as in Chinese and Japanese, the segmenter leaves them to the sentence that ended.
 */
function beforeOpening(text: string, from: number, cut: number): number {
  if (!/^[\p{L}\p{N}]/u.test(text.slice(cut, cut + 2))) return cut;
  const before = text.slice(Math.max(from, cut - 4), cut);
  return cut - (/(?<=[^\s\p{Pi}\p{Ps}])[\p{Pi}\p{Ps}]+$/u.exec(before)?.[0].length ?? 0);
}

/** Whether the border that the segmenter found at `cut` lies inside a sentence. */
function goesOn(text: string, from: number, cut: number): boolean {
  const [start, end] = trim(text, from, cut) ?? [from, from];
  // Enough of the sentence to judge by: a long one must not be looked at again at every border.
  const before = text.slice(Math.max(start, end - 40), end);
  const next = text.slice(cut, cut + 40).trimStart();
  if (!/[\p{L}\p{N}]/u.test(before) && end - start < 40) return true;
  if (/^(?:\p{Ll}|[,;:)\]}»”’%])/u.test(next)) return true;
  if (!before.endsWith(".")) return false;
  const stem = before.slice(0, -1);
  const word = /[\p{L}\p{N}\p{M}]*$/u.exec(stem)?.[0] ?? "";
  if (end - start === word.length + 1 && /^(?:\d{1,3}|\p{L})$/u.test(word)) return true; // "1. Item"
  if (DOTTED_END.test(stem) || ENDINGS.has(word)) return !STARTERS.test(next);
  if (BEFORE_NUMBERS.has(word)) return /^\d/.test(next);
  return TITLES.has(word) || (isInitial(word, ` ${next}`) && !STARTERS.test(next));
}

/** A range without the white space at its ends; null when nothing is left. */
function trim(text: string, from: number, to: number): Range | null {
  let start = from;
  let end = to;
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return start < end ? [start, end] : null;
}

const isSpace = (char: string) => /[\s\u200b]/.test(char);
