import type { Line } from "./lines.ts";

const LIST_ITEM = /^\s*(?:[-–—*•·▪◦‣#|]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\s?[.)]\s|#{1,6}\s)/u;
/** "To: ", "MARY: ": a field of a letter, a speaker. */
const LABEL = /^\s*\p{Lu}[\p{L}\p{M}.' -]{0,24}:(?:\s|$)/u;
/** First words of sentences, which names seldom begin with. */
const FIRST_WORD =
  /^\s*(?:The|An?|This|That|These|Those|It|Its|He|She|They|We|You|In|On|At|For|From|With|After|But|And|When|If|Der|Die|Das|Er|Sie|Es|Wir|Le|La|Les|Il|Elle|El|Los|Las)\s/;
/** Words that nothing ends with. */
const UNFINISHED =
  /(?:^|\s)(?:the|an?|of|in|on|at|by|to|from|for|with|and|or|but|that|than|as|is|are|was|were|his|her|its|their|into|de|la|le|der|die|das|den|dem|des|von|und|mit|y|et|du|del)$/i;
/** Line lengths of wrapped text. Shorter lines are lists or verse, longer ones are paragraphs. */
const NARROWEST = 40;
const WIDEST = 132;
/** As short as a column's lines may be where small letters at their beginnings show that it is one. */
const COLUMN = 24;
/** How much of the longest line a line fills, with the word that did not fit, where it is wrapped. */
const FULL = 0.65;

/**
 * Tells of each line of a paragraph but its first whether it goes on with the line before it: the
 * break between them is wrapping. It may tell so of a break behind a full stop too: what ends there
 * is then left to the rules of sentences ("… by Mr.", "Fox").
 */
export function wrapping(paragraph: readonly Line[]): (i: number) => boolean {
  if (paragraph.length < 2) return () => false;
  const width = paragraph.reduce((longest, { text }) => Math.max(longest, text.length), 0);
  const fields = LABEL.test(paragraph[0].text);
  const prose = width <= WIDEST && isProse(paragraph) && !isVerse(paragraph, width);
  if (prose && !fields && isFilled(paragraph, width)) return () => true;
  const narrowest = isColumn(paragraph) ? COLUMN : NARROWEST;
  return (i) => {
    const before = paragraph[i - 1].text;
    const line = paragraph[i].text;
    if (LIST_ITEM.test(line) || (fields && LABEL.test(line))) return false;
    if (before.length >= COLUMN && UNFINISHED.test(before)) return true;
    if (before.length < narrowest) return false;
    if (/^\s*\p{Ll}/u.test(line) || /[,;(–—¬\u00ad-]$/u.test(before)) return true;
    return prose && isFull(before, line, width) && !isApart(paragraph, i);
  };
}

/** Whether each line was broken because the next word did not fit the width of the longest. */
function isFilled(paragraph: readonly Line[], width: number): boolean {
  if (paragraph.length < 3 || width < NARROWEST || width > WIDEST) return false;
  return paragraph.every(({ text }, i) => {
    return i === 0 || (!LIST_ITEM.test(text) && wouldReach(paragraph[i - 1].text, text) > width);
  });
}

const wouldReach = (before: string, line: string): number =>
  before.length + 1 + (/\S+/.exec(line)?.[0].length ?? 0);

const isFull = (before: string, line: string, width: number): boolean =>
  wouldReach(before, line) >= FULL * width;

/** Whether half of the lines begin with a small letter, and none is a list's item. */
function isColumn(paragraph: readonly Line[]): boolean {
  if (paragraph.length < 3 || paragraph.some(({ text }) => LIST_ITEM.test(text))) return false;
  const small = paragraph.slice(1).filter(({ text }) => /^\s*\p{Ll}/u.test(text));
  return small.length * 2 >= paragraph.length - 1;
}

/** Whether anything shows that the lines are sentences: one ends inside a line, or at the last. */
const isProse = (paragraph: readonly Line[]): boolean =>
  /[.!?…]["'”’»)\]]*$/u.test(paragraph.at(-1)!.text) ||
  paragraph.some(({ text }) => /^\s*\p{Ll}|\p{Ll}[.!?]["'”’»)]*\s+["'“‘«(]*\p{Lu}/u.test(text));

/** Whether short lines begin with a capital letter each. */
const isVerse = (paragraph: readonly Line[], width: number): boolean =>
  paragraph.length > 3 &&
  width < 56 &&
  paragraph.every(({ text, depth }) => depth === 0 && /^\P{L}*\p{Lu}/u.test(text));

/** Whether a line that is full is a heading all the same, or the next one begins anew. */
function isApart(paragraph: readonly Line[], i: number): boolean {
  const before = paragraph[i - 1].text;
  const line = paragraph[i].text;
  if (before.endsWith(":")) return true;
  if (isCapitals(before) && !isCapitals(line)) return true;
  if (!/[.!?…]$/u.test(before) && FIRST_WORD.test(line)) return true;
  if (i === 1 && isTitle(before)) return true;
  return i === paragraph.length - 1 && isSignature(before, line);
}

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** "The New Law on Pilots of the Northern Ports": all its longer words have capitals. */
function isTitle(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 3 && !/[,.]/.test(text) && words.every((word) => /^\p{Lu}/u.test(word));
}

/** A name alone below a sentence without its full stop. */
const isSignature = (before: string, line: string): boolean =>
  /(?:^|\s)\p{Ll}+$/u.test(before) &&
  /^\s*\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}'-]*){0,2}$/u.test(line);
