/** A column and some of its cells. */
export interface SampledColumn {
  readonly name: string;
  readonly cells: readonly string[];
}

/** What columns of texts are called, without blanks, dashes and case; the first goes first. */
const TEXT_NAMES = (
  "text texts fulltext textcontent content contents body abstract article sentence sentences " +
  "paragraph passage document transcript description message review comment post tweet note notes " +
  "summary inhalt texte contenu texto contenido testo contenuto tekst 文本 内容 本文 текст"
).split(" ");

const TITLE_NAMES = (
  "title name headline subject filename file docname documentname document docid documentid " +
  "titel titre título titolo tytuł 标题 题目 タイトル"
).split(" ");

/** Longer titles are texts. */
const TITLE_LETTERS = 200;
/** A column called so holds no texts where another has so many times as much of them. */
const MUCH_MORE = 10;

/** The column that holds the text: the one called so, or else that with most natural language. */
export function textColumnOf(columns: readonly SampledColumn[]): string | undefined {
  const amounts = new Map(columns.map(({ name, cells }) => [name, proseIn(cells)]));
  const most = Math.max(...amounts.values());
  const named = TEXT_NAMES.flatMap((wanted) =>
    columns.filter(({ name }) => plain(name) === wanted),
  );
  const ending = columns.filter(({ name }) => /^text|text$/.test(plain(name)));
  const isText = ({ name }: SampledColumn) =>
    amounts.get(name)! * MUCH_MORE >= most && (most > 0 || hasLetters(columns, name));
  const called = [...named, ...ending].find(isText);
  if (called) return called.name;
  const byAmount = columns.toSorted((a, b) => amounts.get(b.name)! - amounts.get(a.name)!);
  return byAmount[0]?.name;
}

/** Whether cells hold sentences rather than names, numbers or addresses. */
export const isProse = (cells: readonly string[]): boolean =>
  proseIn(cells) > 0 && cells.filter((cell) => wordsIn(cell) >= 4).length * 2 >= cells.length;

/** Whether a column is called as texts are. */
export const isTextName = (name: string): boolean => TEXT_NAMES.includes(plain(name));

/** Whether a column is called as titles and names are. */
export const isTitleName = (name: string): boolean => TITLE_NAMES.includes(plain(name));

/** The column that names the documents, if one does; not that of their text. */
export function titleColumnOf(
  columns: readonly SampledColumn[],
  textColumn: string,
): string | undefined {
  const isTitle = ({ name, cells }: SampledColumn) =>
    name !== textColumn &&
    cells.filter((cell) => cell.trim() !== "" && cell.length <= TITLE_LETTERS).length * 2 >=
      cells.length;
  const named = TITLE_NAMES.flatMap((wanted) =>
    columns.filter(({ name }) => plain(name) === wanted),
  );
  return named.find(isTitle)?.name;
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, "");

const hasLetters = (columns: readonly SampledColumn[], name: string): boolean =>
  columns.some((column) => column.name === name && column.cells.some((c) => /\p{L}/u.test(c)));

/** The mean length of cells that are of words; codes, addresses and JSON count nothing. */
function proseIn(cells: readonly string[]): number {
  const lengths = cells.map((cell) => (wordsIn(cell) > 1 ? cell.length : 0));
  return lengths.reduce((sum, length) => sum + length, 0) / (cells.length || 1);
}

/** How many words a cell has, 0 where most of it is no letters. Chinese has no blanks: see there. */
function wordsIn(cell: string): number {
  const start = cell.slice(0, 2000).trim();
  const letters = start.match(/[\p{L}\p{M}]/gu)?.length ?? 0;
  if (letters < start.length * 0.6 || /^(?:[[{<]|\w+:\/\/)/.test(start)) return 0;
  const unspaced = start.match(
    /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}]/gu,
  );
  return start.split(/\s+/).length + Math.floor((unspaced?.length ?? 0) / 2);
}
