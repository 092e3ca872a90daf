import type { Range } from "../core/document/document.ts";
import { type Line, linesOf } from "./lines.ts";
import { cellsOf, isTable } from "./tables.ts";
import { wrapping } from "./wrapping.ts";

/** Runs of lines that belong together: paragraphs, headings, list items, cells of a table. */
export function blocks(text: string): Range[] {
  const found: Range[] = [];
  let paragraph: Line[] = [];
  const finish = () => {
    for (const block of inParagraph(text, paragraph)) found.push(block);
    paragraph = [];
  };
  for (const line of linesOf(text)) {
    if (paragraph.length > 0 && paragraph[0].depth !== line.depth) finish();
    if (line.text.trim() !== "") {
      paragraph.push(line);
      continue;
    }
    finish(); // also at an empty line of what is quoted, whose marks are nobody's words
  }
  finish();
  return found;
}

/** The blocks of a run of lines without a blank line, all of them quoted as deeply. */
function inParagraph(text: string, paragraph: readonly Line[]): Range[] {
  const found: Range[] = [];
  const table = isTable(paragraph);
  const goesOn = table ? () => false : wrapping(paragraph);
  paragraph.forEach((line, i) => {
    const [first, ...cells] = cellsOf(line, text, table);
    const last = found.length - 1;
    if (i > 0 && goesOn(i)) found[last] = [found[last][0], first[1]];
    else found.push(first);
    for (const cell of cells) found.push(cell);
  });
  return found;
}
