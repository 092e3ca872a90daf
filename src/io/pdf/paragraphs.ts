import type { PdfBlock } from "./columns.ts";
import { endsInWord, joinedLines, knownWords } from "./hyphens.ts";
import { median, type PdfLine } from "./pdfPage.ts";

/** A gap of so many times the usual one begins a paragraph, */
const GAP = 1.3;
/** letters of so much another size, */
const SIZE = 0.12;
/** and a line that begins so many letters further right than the one before. */
const INDENT = 0.7;

/** The lines of paragraphs as one each, in the order of the blocks. */
export function paragraphsOf(blocks: readonly PdfBlock[]): string[] {
  const known = knownWords(blocks.flatMap(({ lines }) => lines.map(({ text }) => text)));
  const paragraphs: string[] = [];
  let last: PdfLine | undefined;
  let former: PdfBlock | undefined;
  for (const block of blocks) {
    const leading = usualLeading(block.lines);
    for (const [i, line] of block.lines.entries()) {
      const before = paragraphs.at(-1);
      const goesOn =
        before !== undefined &&
        last !== undefined &&
        (endsInWord(before, line.text)
          ? isAlike(last, line)
          : i > 0
            ? isSame(last, line, block, leading)
            : isContinued(last, former!, line, block));
      if (goesOn) paragraphs[paragraphs.length - 1] = joinedLines(before, line.text, known);
      else paragraphs.push(line.text);
      last = line;
      former = block;
    }
  }
  return paragraphs.map((paragraph) => paragraph.replace(/\u00ad/g, ""));
}

function usualLeading(lines: readonly PdfLine[]): number {
  const gaps = lines.slice(1).map(({ y }, i) => y - lines[i].y);
  const size = median(lines.map((line) => line.size));
  const close = gaps.filter((gap) => gap > 0 && gap < size * 2.5);
  return close.length > 0 ? median(close) : size * 1.2;
}

/** Whether a line of a block goes on with the paragraph of the one before. */
function isSame(last: PdfLine, line: PdfLine, block: PdfBlock, leading: number): boolean {
  if (!isAlike(last, line) || line.y - last.y > leading * GAP) return false;
  if (last.text.includes("\t") || line.text.includes("\t") || isListed(line.text)) return false;
  if (line.x - last.x > line.size * INDENT && last.x - block.left < line.size * INDENT)
    return false;
  // The first word would have stood on the line before: that line was ended by the writer.
  const left = block.right - last.right;
  return left < line.firstWord + line.size * 0.8;
}

/** Whether a column or page goes on with the paragraph of the one before. */
function isContinued(last: PdfLine, former: PdfBlock, line: PdfLine, block: PdfBlock): boolean {
  if (!isAlike(last, line) || /[.!?…:;。！？]["'”’»)\]]*$/u.test(last.text)) return false;
  if (/^\p{Ll}/u.test(line.text)) return true;
  const isFull = former.lines.length > 2 && former.right - last.right < line.firstWord;
  return isFull && block.lines.length > 2 && line.x - block.left < line.size * INDENT;
}

const isAlike = (a: PdfLine, b: PdfLine): boolean =>
  Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * SIZE;

const isListed = (text: string): boolean =>
  /^(?:[•▪◦‣·●○■–—*]|\(?(?:\d{1,3}|[a-z])[.)])\s/u.test(text);
