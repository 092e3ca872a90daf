import type { Range } from "../core/document/document.ts";

const LIST_ITEM = /^\s*(?:[-–—*•·▪◦‣#>|]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\s?[.)]\s|#{1,6}\s)/u;
/** Line lengths of wrapped text. Shorter lines are lists or verse, longer ones are paragraphs. */
const NARROWEST = 40;
const WIDEST = 132;

/** Runs of lines that belong together: paragraphs, headings, list items. Lines end with `\n`. */
export function blocks(text: string): Range[] {
  const found: Range[] = [];
  let paragraph: Range[] = [];
  const finish = () => {
    for (const block of inParagraph(text, paragraph)) found.push(block);
    paragraph = [];
  };
  for (const line of lines(text)) {
    const [start, end] = line;
    if (/\S/.test(text.slice(start, end))) paragraph.push(line);
    else finish();
  }
  finish();
  return found;
}

/** Lines without their ends; `\r\n`, form feeds and paragraph separators end one too. */
function* lines(text: string): Generator<Range> {
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n?|[\n\f\u0085\u2028\u2029]/g)) {
    yield [start, index];
    start = index + end.length;
  }
  yield [start, text.length];
}

/** The blocks of a run of lines without a blank line. */
function inParagraph(text: string, paragraph: readonly Range[]): Range[] {
  const found: Range[] = [];
  const wrapped = isWrapped(text, paragraph);
  paragraph.forEach(([start, end], i) => {
    const last = found.length - 1;
    if (i > 0 && (wrapped || continues(text, paragraph[i - 1], [start, end]))) {
      found[last] = [found[last][0], end];
    } else {
      found.push([start, end]);
    }
  });
  return found;
}

/** Whether a line goes on with the sentence of a long line before it. */
function continues(text: string, [from, to]: Range, [start, end]: Range): boolean {
  const line = text.slice(start, end);
  if (LIST_ITEM.test(line) || to - from < NARROWEST) return false;
  return /^\s*\p{Ll}/u.test(line) || /[,;(–—-]\s*$/u.test(text.slice(Math.max(from, to - 4), to));
}

/** Whether each line was broken because the next word did not fit the width of the longest. */
function isWrapped(text: string, paragraph: readonly Range[]): boolean {
  if (paragraph.length < 3) return false;
  const texts = paragraph.map(([start, end]) => text.slice(start, end).trimEnd());
  const width = texts.reduce((longest, line) => Math.max(longest, line.length), 0);
  if (width < NARROWEST || width > WIDEST) return false;
  return texts.every((line, i) => {
    if (i === 0) return true;
    const word = /\S+/.exec(line)?.[0] ?? "";
    return !LIST_ITEM.test(line) && texts[i - 1].length + 1 + word.length > width;
  });
}
