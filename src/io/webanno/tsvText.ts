import type { Range, Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { codePoints } from "../codePoints.ts";
import type { LeaveOut } from "../goldDoc.ts";
import { unescapeText } from "./tsvValues.ts";

/** A line of a word, or of a part of one (`1-3.2`), with the cells of its annotations. */
export interface TsvUnit {
  readonly id: string;
  readonly line: number;
  readonly range: Range;
  readonly cells: readonly string[];
}

export interface TsvText {
  readonly text: string;
  readonly sentences: readonly Omit<Sentence, "id">[];
  readonly units: readonly TsvUnit[];
  /** What is to be said of how offsets were read. */
  readonly notes: readonly string[];
}

interface Line {
  readonly line: number;
  readonly text: string;
}

interface WrittenUnit {
  readonly line: number;
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly cells: readonly string[];
}

interface WrittenSentence {
  readonly text: string;
  readonly units: readonly WrittenUnit[];
}

type Counting = "UTF-16" | "code points";

/** The text of a file from its sentences. What is between two is not written: a line end and blanks. */
export function readTsvText(lines: readonly Line[], version: number, leaveOut: LeaveOut): TsvText {
  const written = readSentences(lines, version, leaveOut).filter(({ units }) => units.length > 0);
  const counting = countingOf(written);
  const sentences: Omit<Sentence, "id">[] = [];
  const units: TsvUnit[] = [];
  let text = "";
  let past: number | null = null; // where the sentence before ends, as the file counts
  let mended = 0;
  for (const sentence of written) {
    const first = sentence.units[0].start;
    const gap = past === null ? first : first - past;
    text += gapOf(past === null, Math.min(Math.max(gap, 0), 10_000));
    const at = text.length;
    const placed = placeUnits(sentence, counting, leaveOut);
    mended += placed.mended;
    units.push(...placed.units.map((unit) => ({ ...unit, range: moved(unit.range, at) })));
    text += sentence.text;
    past = first + lengthIn(sentence.text, counting);
    const words = placed.units
      .filter(({ id }) => !id.includes("."))
      .map(({ range }) => moved(range, at));
    const end = at + sentence.text.trimEnd().length;
    if (words.length > 0)
      sentences.push({ start: words[0][0], end: Math.max(end, words.at(-1)![1]), words });
  }
  const notes = [
    ...(counting === "code points"
      ? [t("its offsets count code points, not UTF-16 code units")]
      : []),
    ...(mended > 0
      ? [
          t("words that stand elsewhere than their offsets say, and were found: {mended}", {
            mended,
          }),
        ]
      : []),
  ];
  return { text, sentences, units, notes };
}

const gapOf = (isFirst: boolean, length: number): string =>
  isFirst ? " ".repeat(length) : "\n ".slice(0, length) + " ".repeat(Math.max(0, length - 2));

const moved = ([start, end]: Range, by: number): Range => [start + by, end + by];

const HEAD = /^#(?:Text|Sentence\.id)=/;

function readSentences(
  lines: readonly Line[],
  version: number,
  leaveOut: LeaveOut,
): WrittenSentence[] {
  const sentences: { text: string[]; units: WrittenUnit[] }[] = [];
  for (const { line, text } of lines) {
    const open = sentences.at(-1);
    if (text === "") continue;
    // A word may be a number sign, but its line begins with its number.
    if (HEAD.test(text)) {
      const isNew = !open || open.units.length > 0;
      const into = isNew ? { text: [], units: [] } : open;
      if (isNew) sentences.push(into);
      if (text.startsWith("#Text="))
        into.text.push(unescapeText(text.slice("#Text=".length), version));
      continue;
    }
    const unit = open && readUnit(line, text);
    if (unit) open.units.push(unit);
    else leaveOut(t("lines of another form"), { line });
  }
  return sentences.map(({ text, units }) => ({ text: text.join("\n"), units }));
}

function readUnit(line: number, text: string): WrittenUnit | null {
  const [id, offsets, word, ...cells] = text.split("\t");
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(offsets ?? "") ?? [];
  if (!/^\d+-\d+(?:\.\d+)?$/.test(id) || start === undefined || word === undefined) return null;
  return { line, id, start: Number(start), end: Number(end), word, cells };
}

/** The way in which more words are where their offsets say; UTF-16, which the format means. */
function countingOf(sentences: readonly WrittenSentence[]): Counting {
  if (!sentences.some(({ text }) => /[\ud800-\udbff][\udc00-\udfff]/.test(text))) return "UTF-16";
  const fitting = (counting: Counting) =>
    sentences.reduce((sum, { text, units }) => {
      const at = placeIn(text, units[0].start, counting);
      return (
        sum + units.filter(({ start, end, word }) => text.slice(at(start), at(end)) === word).length
      );
    }, 0);
  return fitting("code points") > fitting("UTF-16") ? "code points" : "UTF-16";
}

function placeIn(text: string, first: number, counting: Counting): (offset: number) => number {
  if (counting === "UTF-16") return (offset) => offset - first;
  const points = codePoints(text);
  return (offset) => points.toUtf16(offset - first) ?? text.length + 1;
}

const lengthIn = (text: string, counting: Counting): number =>
  counting === "UTF-16" ? text.length : codePoints(text).length;

/** Words lie where their offsets say, else where they are found after the one before. */
function placeUnits({ text, units }: WrittenSentence, counting: Counting, leaveOut: LeaveOut) {
  const at = placeIn(text, units[0].start, counting);
  const placed: (Omit<TsvUnit, "range"> & { readonly range: Range })[] = [];
  let [mended, past] = [0, 0];
  for (const { id, line, start, end, word, cells } of units) {
    const isPart = id.includes(".");
    let range: Range = [at(start), at(end)];
    const fits = text.slice(...range) === word && range[0] >= 0 && (isPart || range[0] >= past);
    if (!fits) {
      const found = isPart || word === "" ? -1 : text.indexOf(word, past);
      if (found < 0) {
        leaveOut(t("words that are not in their sentence"), { line, field: word.slice(0, 40) });
        continue;
      }
      range = [found, found + word.length];
      mended++;
    }
    if (!isPart) past = range[1];
    placed.push({ id, line, range, cells });
  }
  return { units: placed, mended };
}
