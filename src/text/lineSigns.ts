// What a line, or the place between two lines, shows of whether a paragraph goes on there.
import { TITLES } from "./abbreviations.ts";
import type { Line } from "./lines.ts";

const LIST_ITEM = /^\s*(?:[-–—*•·▪◦‣#|+]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})\s?[.)]\s|#{1,6}\s)/u;
/** What is an item's mark in a list, and in a paragraph an initial, a number or a dash. */
const MAYBE_ITEM = /^\s*(?:[-–—]\s|(?:\d{1,3}|[A-Z])[.)]\s)/;
const INITIAL = /^\s*\p{Lu}\.\s\p{Lu}/u;
/** "To: ", "MARY: ": a field of a letter, a speaker. */
const LABEL = /^\s*\p{Lu}[\p{L}\p{M}.' -]{0,24}:(?:\s|$)/u;
/** First words of sentences, which names seldom begin with; those of Spain's towns only so. */
const FIRST_WORD =
  /^\s*(?:The|An?|This|That|These|Those|It|Its|He|She|They|We|You|In|On|At|For|From|With|After|But|And|When|If|Der|Die|Das|Er|Sie|Es|Wir|Il|Elle|(?:Le|La|Les|El|Los|Las)(?=\s\p{Ll}))\s/u;
/** Words that nothing ends with. */
const UNFINISHED =
  /(?:^|\s)(?:the|an?|of|in|on|at|by|to|from|for|with|and|or|but|that|than|as|is|are|was|were|his|her|its|their|into|de|la|le|der|die|das|den|dem|des|von|und|mit|y|et|du|del)$/i;
const STOP = /[.!?…。！？]["'”’»)\]]*$/u;

export const isItem = (line: Line): boolean => LIST_ITEM.test(line.text);
export const mayBeItem = (line: Line): boolean => MAYBE_ITEM.test(line.text);
/** "B. Hayes" behind "Rutherford". */
export const beginsWithInitial = (before: Line, line: Line): boolean =>
  INITIAL.test(line.text) && /(?:^|\s)\p{Lu}[\p{L}\p{M}.’'-]*$/u.test(before.text);
export const isLabel = (line: Line): boolean => LABEL.test(line.text);
export const isUnfinished = ({ text }: Line): boolean => UNFINISHED.test(text);
export const beginsSmall = ({ text }: Line): boolean => /^\s*["'“‘«(]?\p{Ll}/u.test(text);
export const endsOpen = ({ text }: Line): boolean => /[,;(–—¬\u00ad-]$/u.test(text);
/** "Organi-", before the rest of the word. */
export const isHyphenated = ({ text }: Line): boolean => /\p{L}[-‐¬\u00ad]$/u.test(text);

export const endsWithStop = ({ text }: Line): boolean => STOP.test(text);

/** Whether a line ends as a sentence does, but for "Mr." and initials. */
export const endsSentence = (line: Line): boolean => endsWithStop(line) && !endsWithTitle(line);

/** "Mr.", "Fig.", an initial: what a name or a number follows. */
export function endsWithTitle({ text }: Line): boolean {
  const [, word] = /(?:^|[^\p{L}])(\p{L}+)\.$/u.exec(text) ?? [];
  return word !== undefined && (TITLES.has(word) || (/^\p{Lu}$/u.test(word) && word !== "I"));
}

/** "… was born in New" before "York": a name with small words before it on its line. */
export const breaksName = (before: Line, line: Line): boolean =>
  /\s\p{Ll}+[.,;]?\s(?:.*\s)?\p{Lu}[\p{L}\p{M}'’.-]*,?$/u.test(before.text) &&
  /^\s*\p{Lu}/u.test(line.text);

/** Whether a sentence ends within a line. */
export const hasInnerEnd = ({ text }: Line): boolean =>
  /\p{Ll}[.!?]["'”’»)]*\s+["'“‘«(]*\p{Lu}/u.test(text);

/** ", who": a phrase that goes on within a line. */
export const hasInnerComma = ({ text }: Line): boolean => /[,;]\s+\p{Ll}/u.test(text);

/** Whether a line that is full is a heading all the same, or the next one begins anew. */
export function isApart(paragraph: readonly Line[], i: number): boolean {
  const before = paragraph[i - 1].text;
  const line = paragraph[i].text;
  if (before.endsWith(":")) return !isProseBehind(paragraph, i);
  if (isCapitals(before) && !isCapitals(line)) return true;
  if (!/[.!?…]$/u.test(before) && FIRST_WORD.test(line)) return true;
  if (i === 1 && isTitle(before)) return true;
  return i === paragraph.length - 1 && isSignature(before, line);
}

/** Whether the line behind a colon goes on in the next, as no item of a list does. */
const isProseBehind = (paragraph: readonly Line[], i: number): boolean =>
  i + 1 < paragraph.length && (isUnfinished(paragraph[i]) || beginsSmall(paragraph[i + 1]));

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);

/** "The New Law on Pilots of the Northern Ports": all its longer words have capitals. */
function isTitle(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length > 3 && !/[,.]/.test(text) && words.every((word) => /^\p{Lu}/u.test(word));
}

/** A name alone below a sentence without its full stop. */
const isSignature = (before: string, line: string): boolean =>
  /(?:^|\s)\p{Ll}+$/u.test(before) &&
  /^\s*\p{Lu}[\p{L}.'-]*(?:\s\p{Lu}[\p{L}'-]*){0,2}$/u.test(line) &&
  !/\p{L}{2}\.$/u.test(line);
