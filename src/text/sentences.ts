import type { Range } from "../core/document/document.ts";
import { blocks } from "./blocks.ts";
import { stopEnds } from "./fullStops.ts";
import { quoteMarks } from "./lines.ts";
import { segmentEnds } from "./segmentEnds.ts";
import { isSpaceAt } from "./spaces.ts";

const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]/g;
const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * The sentences of a text, without white space around them; all else is covered. A blank line
 * always ends a sentence, a line break does where it is not the wrapping of a paragraph.
 */
export function sentenceRanges(text: string): Range[] {
  const sentences: Range[] = [];
  for (const [start, end] of blocks(text)) {
    // A line break inside a block is wrapping: to the segmenter it would end the sentence.
    const block = text.slice(start, end).replace(LINE_ENDS, " ");
    let from = 0;
    const marks = quoteMarks(text.slice(start, end));
    const masked = withoutQuoting(block, marks);
    let next = 0;
    for (const found of segmentEnds(segmenter, masked)) {
      const border = beforeOpening(masked, from, found);
      while (next < marks.length && marks[next][0] < border) next++;
      const cut = beforeQuoting(block, marks[next - 1], border);
      if (cut <= from || (cut < masked.length && goesOn(masked, from, cut))) continue;
      const trimmed = trim(block, from, cut);
      if (trimmed) sentences.push([start + trimmed[0], start + trimmed[1]]);
      from = cut;
    }
  }
  return sentences;
}

/** The block with blanks for the marks of quoting at the beginnings of its lines. */
function withoutQuoting(block: string, marks: readonly Range[]): string {
  const parts = [...marks, [block.length, block.length]].map(([from, to], i) => {
    return block.slice(marks[i - 1]?.[1] ?? 0, from) + " ".repeat(to - from);
  });
  return parts.join("");
}

/** A border behind marks of quoting is one before them: they belong to what follows. */
function beforeQuoting(block: string, marks: Range | undefined, cut: number): number {
  const behind = marks && marks[0] > 0 && block.slice(marks[1], cut).trim() === "";
  return behind ? marks[0] : cut;
}

/**
 * The border itself; the place before the quotes and brackets that open there, which the segmenter
 * leaves to the sentence that ended where no space is before them, as in Chinese and Japanese; or
 * the place behind the number of a note ("… left.[3] She …").
 */
function beforeOpening(text: string, from: number, cut: number): number {
  if (!/^[\p{L}\p{N}]/u.test(text.slice(cut, cut + 2))) return cut;
  const before = text.slice(Math.max(from, cut - 4), cut);
  if (/[.!?…]["”’)]?\[$/.test(before)) {
    const note = /^\d{1,3}(?:[,–-]\s?\d{1,3})*\](?:\[\d{1,3}\])*/.exec(text.slice(cut, cut + 40));
    if (note) return cut + note[0].length;
  }
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
  if (end === cut && /(?:^|[\s([{"'“‘«/])\.$/u.test(before)) return true; // ".NET", "(.com)"
  return !stopEnds(before.slice(0, -1), next, end - start <= 40);
}

/** A range without the white space at its ends; null when nothing is left. */
function trim(text: string, from: number, to: number): Range | null {
  let start = from;
  let end = to;
  while (start < end && isSpaceAt(text, start)) start++;
  while (end > start && isSpaceAt(text, end - 1)) end--;
  return start < end ? [start, end] : null;
}
