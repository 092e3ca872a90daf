import { readMisc, readSpaces, spacesAfter } from "./conlluMisc.ts";

export interface ConlluLine {
  readonly line: number;
  readonly text: string;
}

/** A line of a word, of words written as one (`3-4`), or of one that is not written (`3.1`). */
export interface ConlluRow {
  readonly line: number;
  readonly id: string;
  readonly form: string;
  readonly misc: ReadonlyMap<string, string>;
}

/** A word of the text, and the rows that it stands for. */
interface Surface {
  readonly words: readonly string[];
  readonly rows: readonly ConlluRow[];
  /** What is said of words that are written as one. */
  readonly whole: ConlluRow | null;
  readonly after: string | null;
  readonly before: string | null;
}

/** The words of a sentence with what stands after each, and the word of each row. */
export interface ConlluWords {
  readonly words: readonly string[];
  /** Null where nothing says it: a blank, or what the text of the sentence shows. */
  readonly after: readonly (string | null)[];
  readonly before: string;
  readonly rows: readonly { readonly row: ConlluRow; readonly word: number }[];
  /** Rows of words written as one, with their first and last word. */
  readonly wholes: readonly {
    readonly row: ConlluRow;
    readonly from: number;
    readonly to: number;
  }[];
  readonly emptyNodes: number;
}

const ID = /^\d+(?:[-.]\d+)?$/;

/** Reads a line; null where it is none of a word. Cut lines keep what they have. */
export function readConlluRow({ line, text }: ConlluLine): ConlluRow | null {
  const cells = text.split("\t");
  const [id, form] = cells;
  if (cells.length < 2 || !ID.test(id) || form === "") return null;
  return { line, id, form, misc: readMisc((cells[9] ?? "_").replace(/ +$/, "")) };
}

/** Whether a line has as many columns as it should. */
export const isWholeRow = ({ text }: ConlluLine): boolean =>
  ID.test(text.slice(0, Math.max(0, text.indexOf("\t")))) && text.split("\t").length === 10;

/** Puts the words of a sentence together. */
export function conlluWords(rows: readonly ConlluRow[]): ConlluWords {
  const surfaces: Surface[] = [];
  let emptyNodes = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (row.id.includes(".")) emptyNodes++;
    else if (row.id.includes("-")) {
      const [first, last] = row.id.split("-").map(Number);
      const inside: ConlluRow[] = [];
      for (; i + 1 < rows.length && isWithin(rows[i + 1].id, first, last); i++) {
        if (rows[i + 1].id.includes(".")) emptyNodes++;
        else inside.push(rows[i + 1]);
      }
      surfaces.push(surfaceOf(wordsWithin(row.form, inside), inside, row, row));
    } else surfaces.push(surfaceOf([row.form], [row], row, null));
  }
  const words: string[] = [];
  const after: (string | null)[] = [];
  const placed: { row: ConlluRow; word: number }[] = [];
  const wholes: { row: ConlluRow; from: number; to: number }[] = [];
  for (const surface of surfaces) {
    const from = words.length;
    for (const [i, word] of surface.words.entries()) {
      words.push(word);
      after.push(i + 1 < surface.words.length ? "" : surface.after);
    }
    for (const [i, row] of surface.rows.entries()) {
      placed.push({ row, word: from + Math.min(i, surface.words.length - 1) });
    }
    if (surface.whole) wholes.push({ row: surface.whole, from, to: words.length - 1 });
  }
  return { words, after, before: surfaces[0]?.before ?? "", rows: placed, wholes, emptyNodes };
}

const isWithin = (id: string, first: number, last: number): boolean =>
  !id.includes("-") && Number(id) >= first && Number(id) < last + 1;

function surfaceOf(
  words: readonly string[],
  rows: readonly ConlluRow[],
  { misc }: ConlluRow,
  whole: ConlluRow | null,
): Surface {
  const before = misc.get("SpacesBefore");
  return {
    words,
    rows,
    whole,
    after: spacesAfter(misc),
    before: before === undefined ? null : readSpaces(before),
  };
}

/** The stretches of what is written that its words are; itself, where they are written otherwise. */
function wordsWithin(form: string, rows: readonly ConlluRow[]): string[] {
  const forms = rows.map((row) => row.form);
  return forms.length > 0 && forms.join("") === form ? forms : [form];
}
