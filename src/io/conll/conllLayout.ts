import { type BioTag, ioTag, readBioTag } from "../tokens/bioTags.ts";
import type { ConllRow } from "./conllRows.ts";

/** Which columns of a file hold what. */
export interface ConllLayout {
  readonly width: number;
  /** Whether tags have prefixes; without, words in a row with the same tag are one span. */
  readonly scheme: "bio" | "io";
  readonly words: number;
  /** The tags, and further ones of spans that lie in or over those. */
  readonly tags: readonly number[];
  /** Tags that say the same of most words: another's, or what a program guessed. */
  readonly otherTags: readonly number[];
}

/** Types of phrases (CoNLL 2000), which are tagged as names are. */
const PHRASES = new Set(
  "NP VP PP ADVP ADJP SBAR PRT CONJP INTJ LST UCP NX QP WHNP WHPP H PPP PNP".split(" "),
);

const ENOUGH = 0.6;

/**
 * Finds the columns by what they hold; null where none holds tags of most words.
 *
 * @param isCertain whether something else shows that these are tagged words, however few
 */
export function conllLayout(rows: readonly ConllRow[], isCertain: boolean): ConllLayout | null {
  const width = commonWidth(rows);
  const full = rows.filter(({ cells }) => cells.length === width);
  if (width < 2 || rows.length < (isCertain ? 1 : 2) || full.length < rows.length * ENOUGH)
    return null;
  const columns = Array.from({ length: width }, (_, at) => columnOf(full, at));
  const tagged = columns.filter((column) =>
    isCertain ? areTags(column, full.length) : areSurelyTags(column, full.length),
  );
  if (tagged.length === 0) return layoutOfPlainTags(full, width);
  const names = tagged.filter(({ isOfPhrases, spans }) => !isOfPhrases && spans > 0);
  const [main, ...further] = names.length > 0 ? names : [tagged.at(-1)!];
  const isTagged = (at: number) => tagged.some((column) => column.at === at);
  const words = columns.find(
    ({ at }) => !isTagged(at) && !isCount(full, at) && !isOneValue(full, at),
  )?.at;
  if (words === undefined) {
    // Few words may all look like tags; then these are at the end.
    return { width, scheme: "bio", words: 0, tags: [width - 1], otherTags: [] };
  }
  const others = further.filter((column) => saysTheSame(full, main.at, column.at));
  return {
    width,
    scheme: "bio",
    words,
    tags: [main, ...further.filter((column) => !others.includes(column))].map(({ at }) => at),
    otherTags: others.map(({ at }) => at),
  };
}

/** Files as that of Few-NERD: in the last column few names of types, or O for many words. */
function layoutOfPlainTags(rows: readonly ConllRow[], width: number): ConllLayout | null {
  const counts = new Map<string, number>();
  for (const { cells } of rows) {
    counts.set(cells[width - 1], (counts.get(cells[width - 1]) ?? 0) + 1);
  }
  const outside = counts.get("O") ?? 0;
  const areNames = [...counts.keys()].every((name) => /^\p{L}[\p{L}\p{N}_./ -]*$/u.test(name));
  const isOfTags = areNames && outside >= rows.length * 0.3 && counts.size <= 1 + rows.length / 5;
  if (rows.length < 10 || counts.size < 2 || !isOfTags) return null;
  return { width, scheme: "io", words: 0, tags: [width - 1], otherTags: [] };
}

/** The cell of a column; rows with blanks in a word, or cut ones, are counted from the end. */
export function cellAt({ cells }: ConllRow, column: number, { width, words }: ConllLayout): string {
  const surplus = cells.length - width;
  if (surplus <= 0) return cells[column] ?? "";
  if (column === words) return cells.slice(column, column + surplus + 1).join(" ");
  return cells[column > words ? column + surplus : column];
}

type Column = ReturnType<typeof columnOf>;

/** Whether most words have tags, and most of what is not O says more than a type. */
const areTags = ({ tags, spans, outside }: Column, rows: number): boolean =>
  tags >= rows * ENOUGH && spans * 2 >= rows - outside;

/** Few tags that name a type may be anything: plan B-1, sizes S and M. */
const areSurelyTags = (column: Column, rows: number): boolean =>
  areTags(column, rows) &&
  ((column.typed > 0 && (column.outside > 0 || rows >= 10)) ||
    column.outside >= Math.max(2, rows * 0.2));

function commonWidth(rows: readonly ConllRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function columnOf(rows: readonly ConllRow[], at: number) {
  let [tags, spans, typed, outside, phrases] = [0, 0, 0, 0, 0];
  for (const { cells } of rows) {
    const tag = readBioTag(cells[at]);
    if (!tag) continue;
    tags++;
    if (tag.at === "outside") outside++;
    else spans++;
    if (tag.type !== "") typed++;
    if (PHRASES.has(tag.type)) phrases++;
  }
  return { at, tags, spans, typed, outside, isOfPhrases: spans > 0 && phrases >= spans * 0.9 };
}

/** A tag by the scheme of a file; null where it is none. */
export const readTag = (written: string, { scheme }: ConllLayout): BioTag | null =>
  scheme === "bio" ? readBioTag(written) : written === "" ? null : ioTag(written);

/**
 * Whether a column numbers the words: each one more than the one before, or the first again. The
 * number of the sentence may stand before it (`2-1`, as in WebAnno's TSV 2).
 */
function isCount(rows: readonly ConllRow[], at: number): boolean {
  let follows = 0;
  for (const [i, { cells }] of rows.entries()) {
    const number = numberOf(cells[at]);
    if (number <= 1 || (i > 0 && number === numberOf(rows[i - 1].cells[at]) + 1)) follows++;
  }
  return follows >= rows.length * 0.9;
}

/** Not a number where a cell holds none. */
const numberOf = (cell: string): number =>
  Number(/^(?:\d{1,9}-)?(\d{1,9})$/.exec(cell)?.[1] ?? Number.NaN);

/** Whether a column says the same in every row: the name of the file, and no word. */
const isOneValue = (rows: readonly ConllRow[], at: number): boolean =>
  rows.length >= 3 && rows.every(({ cells }) => cells[at] === rows[0].cells[at]);

/** Whether two columns agree on at least half of the words that either tags. */
function saysTheSame(rows: readonly ConllRow[], a: number, b: number): boolean {
  let [either, both] = [0, 0];
  for (const { cells } of rows) {
    const isOut = (at: number) => (readBioTag(cells[at])?.at ?? "outside") === "outside";
    if (isOut(a) && isOut(b)) continue;
    either++;
    if (cells[a] === cells[b]) both++;
  }
  return both * 2 >= either;
}
