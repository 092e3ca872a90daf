import {
  beginsSmall,
  beginsWithInitial,
  breaksName,
  endsOpen,
  endsSentence,
  endsWithStop,
  endsWithTitle,
  hasInnerComma,
  hasInnerEnd,
  isApart,
  isHyphenated,
  isItem,
  isLabel,
  isUnfinished,
  mayBeItem,
} from "./lineSigns.ts";
import type { Line } from "./lines.ts";

/** Lines as long as these are wrapped text; shorter ones may be a column, a list or verse. */
const NARROWEST = 40;
const WIDEST = 132;
/** Shorter lines are a column only where most of them break inside sentences. */
const COLUMN = 24;
/** No column is as narrow as this. */
const WORDS_ALONE = 14;
/** Lines of verse are shorter. */
const VERSE = 56;
/** How much of the longest line a line fills, with the word that did not fit, where it is wrapped. */
const FULL = 0.65;

/** What a break between two lines shows; `at` is the index of the line behind it. */
interface Break {
  readonly before: Line;
  readonly line: Line;
  /** Whether a sentence surely goes on there: a small letter, an unfinished phrase. */
  readonly inside: boolean;
  /** Whether a sentence may end there. */
  readonly ends: boolean;
  /** How far the line before would reach with the next word. */
  readonly reach: number;
}

/**
 * Tells of each line of a paragraph but its first whether it goes on with the line before it: the
 * break between them is wrapping. It may tell so of a break behind a full stop too: what ends there
 * is then left to the rules of sentences ("… by Mr.", "Fox").
 */
export function wrapping(paragraph: readonly Line[]): (i: number) => boolean {
  const fields = paragraph.filter(isLabel).length > 1;
  const width = widthOf(paragraph);
  const found: boolean[] = [];
  let run: Line[] = [];
  const finish = () => {
    const goesOn = wrappingOfRun(run, fields);
    for (let i = 0; i < run.length; i++) found.push(i > 0 && goesOn(i));
    run = [];
  };
  for (const line of paragraph) {
    const last = run.at(-1);
    if (last && isShort(breakAt(last, line), width)) finish();
    run.push(line);
  }
  finish();
  return (i) => found[i];
}

/** Whether a line ends so far from the width that what is below it is another thing: "Dear Eva,". */
const isShort = ({ before, inside, reach }: Break, width: number): boolean =>
  reach < width / 2 && !isHyphenated(before) && !(inside && before.text.length >= COLUMN);

/** The same of lines none of which is much shorter than the others. */
function wrappingOfRun(run: readonly Line[], fields: boolean): (i: number) => boolean {
  if (run.length < 2) return () => false;
  const width = widthOf(run);
  const breaks = run.slice(1).map((line, i) => breakAt(run[i], line));
  const items = itemsOf(run, breaks, width);
  const filled = !fields && isFilled(run, breaks, width);
  const prose =
    width <= WIDEST &&
    isProse(run, width) &&
    !isVerse(run, breaks, width) &&
    (width >= NARROWEST || isColumn(breaks, width));
  return (i) => {
    const { before, line, inside, ends, reach } = breaks[i - 1];
    if (filled) return reach > width || !ends;
    if (items.has(i) || (fields && isLabel(line))) return false;
    if (isHyphenated(before) && beginsSmall(line)) return true;
    if (isUnfinished(before) && before.text.length >= (prose ? WORDS_ALONE : COLUMN)) return true;
    const full = reach >= FULL * width;
    if (inside && before.text.length >= (prose ? WORDS_ALONE : NARROWEST)) {
      return full || before.text.length >= NARROWEST;
    }
    if (beginsSmall(line) && full && isSentence(run) && !ends) return true;
    return prose && full && !isApart(run, i);
  };
}

/** The length of the longest line; a long word that stands alone was not wrapped. */
function widthOf(paragraph: readonly Line[]): number {
  const several = paragraph.filter(({ text }) => /\S\s+\S/.test(text));
  const lines = several.length > 0 ? several : paragraph;
  return lines.reduce((longest, { text }) => Math.max(longest, text.length), 0);
}

function breakAt(before: Line, line: Line): Break {
  const small = beginsSmall(line);
  const ends = endsSentence(before) && !small;
  const open = isUnfinished(before) || endsWithTitle(before);
  const inside = !ends && (open || small || endsOpen(before));
  const reach = before.text.length + 1 + (/\S+/.exec(line.text)?.[0].length ?? 0);
  return { before, line, inside, ends, reach };
}

/** The lines that are a list's items: few initials and numbers among wrapped lines are none. */
function itemsOf(
  paragraph: readonly Line[],
  breaks: readonly Break[],
  width: number,
): ReadonlySet<number> {
  const found = paragraph.flatMap((line, i) => (isItem(line) ? [i] : []));
  if (found[0] === 0 || found.length > Math.max(1, paragraph.length / 5)) return new Set(found);
  const items = found.filter((i) => {
    const { before, line, ends, reach } = breaks[i - 1];
    if (beginsWithInitial(before, line)) return false;
    const wrapped = !ends && reach >= FULL * width && !before.text.endsWith(":");
    return !(wrapped && paragraph.length > 2 && mayBeItem(line) && /^\s*[^-–—]/.test(line.text));
  });
  return new Set(items);
}

/**
 * Whether each line within a sentence was broken because the next word did not fit the width of the
 * longest, and the lines are sentences: a list of things of about one length has no small letters at
 * its breaks, or no full stops.
 */
function isFilled(paragraph: readonly Line[], breaks: readonly Break[], width: number): boolean {
  if (paragraph.length < 3 || width < WORDS_ALONE || width > WIDEST) return false;
  const items = paragraph.filter(isItem);
  if (items.some((line) => !mayBeItem(line)) || isItem(paragraph[0])) return false;
  if (items.length > Math.max(1, paragraph.length / 5)) return false;
  const within = breaks.filter(({ ends }) => !ends);
  if (within.length === 0 || within.some(({ reach }) => reach <= width)) return false;
  if (breaks.some(({ line, ends }) => ends && isItem(line))) return false;
  if (!isProse(paragraph, width)) return false;
  if (width >= VERSE) return true;
  if (paragraph.every(beginsLarge)) return hasBrokenNames(paragraph, within);
  const sure = within.filter(({ before, line, inside }) => inside || breaksName(before, line));
  return sure.length * 4 >= within.length;
}

/**
 * Whether lines that begin with a capital each break names, as no verse does: that has commas at the
 * end of many lines, and a name at the end of some.
 */
function hasBrokenNames(paragraph: readonly Line[], within: readonly Break[]): boolean {
  const sure = within.filter(({ before, inside }) => inside && !before.text.endsWith(","));
  const likely = within.filter((b) => !sure.includes(b) && breaksName(b.before, b.line));
  if (sure.length * 2 + likely.length < within.length) return false;
  return sure.length > 0 || paragraph.some(hasInnerEnd) || paragraph.some(hasInnerComma);
}

/** Whether the short lines of a column break inside sentences, as those of lists and verse do not. */
function isColumn(breaks: readonly Break[], width: number): boolean {
  if (width < WORDS_ALONE) return false;
  const within = breaks.filter(({ ends }) => !ends);
  const inside = within.filter((b) => b.inside);
  if (breaks.length < 2) {
    return width > COLUMN - 5 && within.every(hasPlainWords);
  }
  const slack = Math.max(4, width * 0.2);
  const close = within.filter(({ reach }) => reach > width - slack);
  return inside.length * 2 >= within.length
    ? inside.length > 1 || inside.length === within.length
    : inside.length * 4 >= within.length && close.length * 5 >= within.length * 4;
}

/** "The plan was shown to the": small words that sentences have, and lists of names do not. */
const hasPlainWords = ({ before, line }: Break): boolean => {
  const [first, second] = [before, line].map(
    ({ text }) => (text.match(/(?<=\s)\p{Ll}{2,}(?=[\s,.])/gu) ?? []).length,
  );
  return first > 0 && first + second > 1;
};

/** Whether anything shows that the lines are sentences: one ends inside a line, or at the last. */
const isProse = (paragraph: readonly Line[], width: number): boolean =>
  endsWithStop(paragraph.at(-1)!) ||
  paragraph.some(hasInnerEnd) ||
  (paragraph.some(beginsSmall) && (width >= NARROWEST || paragraph.some(isPartOfMore)));

/** Whether a line has a comma, or ends with a word that nothing ends with. */
const isPartOfMore = (line: Line): boolean =>
  hasInnerComma(line) || endsOpen(line) || isUnfinished(line);

/** Whether lines begin with a capital letter and end with a full stop, as a whole. */
const isSentence = (paragraph: readonly Line[]): boolean =>
  beginsLarge(paragraph[0]) && endsWithStop(paragraph.at(-1)!);

/** Whether short lines begin with a capital letter each. */
function isVerse(paragraph: readonly Line[], breaks: readonly Break[], width: number): boolean {
  if (width >= VERSE || paragraph.length <= (width < NARROWEST ? 2 : 3)) return false;
  if (!paragraph.every((line) => line.depth === 0 && beginsLarge(line))) return false;
  const within = breaks.filter(({ ends }) => !ends);
  return !hasBrokenNames(paragraph, within);
}

const beginsLarge = ({ text }: Line): boolean => /^[^\p{L}\p{N}]*\p{Lu}/u.test(text);
