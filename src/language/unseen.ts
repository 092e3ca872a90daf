// Characters that nobody sees, or that turn the direction of what stands around them. With them a
// name can be made to look like another one; so they are shown, but where writing needs them.

/** A character that is not seen. */
export interface Unseen {
  readonly at: number;
  readonly length: number;
  /** What it is called for short: "RLO", "U+E0041". */
  readonly sign: string;
  /** "U+202E" */
  readonly code: string;
}

/** Where a character stands: names are to be told apart, a text is to be read. */
type In = "name" | "text";

/** Blanks and line ends are seen by what they do. */
const CANDIDATE =
  /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;
const ANY = new RegExp(CANDIDATE.source, "u");

const SIGNS: ReadonlyMap<number, string> = new Map([
  [0x00ad, "SHY"],
  [0x034f, "CGJ"],
  [0x061c, "ALM"],
  [0x200b, "ZWSP"],
  [0x200c, "ZWNJ"],
  [0x200d, "ZWJ"],
  [0x200e, "LRM"],
  [0x200f, "RLM"],
  [0x202a, "LRE"],
  [0x202b, "RLE"],
  [0x202c, "PDF"],
  [0x202d, "LRO"],
  [0x202e, "RLO"],
  [0x2060, "WJ"],
  [0x2066, "LRI"],
  [0x2067, "RLI"],
  [0x2068, "FSI"],
  [0x2069, "PDI"],
  [0xfeff, "BOM"],
]);

/** Scripts whose letters join, or are composed, by ZWJ and ZWNJ between them. */
const JOINING =
  "Arab Syrc Mong Nkoo Thaa Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr Tibt"
    .split(" ")
    .map((script) => `\\p{Script=${script}}`)
    .join("");
const JOINED = new RegExp(`^[${JOINING}]`, "u");
/** Scripts without blanks, whose words ZWSP may part. */
const WITHOUT_BLANKS =
  /^[\p{Script=Thai}\p{Script=Laoo}\p{Script=Khmr}\p{Script=Mymr}\p{Script=Tibt}]/u;
const PICTURE = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)/u;
/** A flag of a part of a country: tags behind a black flag. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const LEFTWARDS = /[\p{Script=Hebr}\p{Script=Arab}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}]/u;

/** Whether anything of a text may be unseen: it nearly never is. */
export const mayHoldUnseen = (text: string): boolean => ANY.test(text);

/** The characters of a text that are not seen, and that no writing needs there, in their order. */
export function unseenIn(text: string, where: In): Unseen[] {
  if (!mayHoldUnseen(text)) return [];
  const flags = [...text.matchAll(FLAG)].map(({ index, 0: flag }) => [index, index + flag.length]);
  const found: Unseen[] = [];
  for (const { index: at, 0: char } of text.matchAll(CANDIDATE)) {
    if (flags.some(([start, end]) => start < at && at < end)) continue;
    const code = char.codePointAt(0)!;
    const end = at + char.length;
    if (isNeeded(code, { before: before(text, at), after: text.slice(end, end + 2), text, where }))
      continue;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    found.push({ at, length: char.length, sign: SIGNS.get(code) ?? name, code: name });
  }
  return found;
}

/** A name in which what is not seen stands as its sign: "ad[ZWSP]min". It turns no direction. */
export const visibly = (name: string): string =>
  withSigns(name, unseenIn(name, "name"), { start: 0, end: name.length });

/** What writing needs of what stands around a part: a flag is fourteen units long. */
const AROUND = 16;

/** A part of a text to be shown, in which what is not seen stands as its sign. */
export function visiblePart(text: string, { start, end }: Part): string {
  if (!mayHoldUnseen(text.slice(start, end))) return text.slice(start, end);
  const from = Math.max(0, start - AROUND);
  const around = text.slice(from, end + AROUND);
  return withSigns(around, unseenIn(around, "text"), { start: start - from, end: end - from });
}

/** As `visiblePart`, on one line. */
export const visibleWords = (text: string, part: Part): string =>
  visiblePart(text, part).replace(/\s+/g, " ");

/** Words that keep leftward letters to themselves where no element holds them: in an SVG, say. */
export const isolated = (words: string): string =>
  LEFTWARDS.test(words) ? `\u2068${words}\u2069` : words;

/** What is joined by signs that point to the right reads that way, whatever letters it holds. */
export const rightwards = (words: string): string =>
  LEFTWARDS.test(words) ? `\u2066${words}\u2069` : words;

interface Part {
  readonly start: number;
  readonly end: number;
}

function withSigns(text: string, unseen: readonly Unseen[], { start, end }: Part): string {
  let shown = "";
  let from = start;
  for (const { at, length, sign } of unseen) {
    if (at < start || at >= end) continue;
    shown += `${text.slice(from, at)}[${sign}]`;
    from = at + length;
  }
  return shown + text.slice(from, end);
}

interface Around {
  /** The character before it, and those after it. */
  readonly before: string;
  readonly after: string;
  readonly text: string;
  readonly where: In;
}

function isNeeded(code: number, { before, after, text, where }: Around): boolean {
  const isText = where === "text";
  const isBetweenLetters = /^\p{L}|^\p{M}/u.test(before) && /^\p{L}|^\p{M}/u.test(after);
  if (code === 0x200d && PICTURE.test(before) && PICTURE.test(after)) return true;
  if (code === 0x200c || code === 0x200d) return JOINED.test(before) && JOINED.test(after);
  if (code === 0xfe0e || code === 0xfe0f)
    return /^[\p{Emoji}\p{Extended_Pictographic}]/u.test(before);
  if (code >= 0xfe00 && code <= 0xfe0d) return /^[\p{Script=Han}\p{S}]/u.test(before);
  if (code >= 0xe0100 && code <= 0xe01ef) return /^\p{Script=Han}/u.test(before);
  if (code >= 0x180b && code <= 0x180f) return /^\p{Script=Mong}/u.test(before);
  if (code === 0x115f || code === 0x1160) return /^[\u1100-\u11ff]/.test(after + before);
  if (code === 0x17b4 || code === 0x17b5) return /^\p{Script=Khmr}/u.test(before);
  if (code === 0x034f) return isText && isBetweenLetters;
  if (code === 0x00ad) return isText && isBetweenLetters;
  if (code === 0x200b) return WITHOUT_BLANKS.test(before) && WITHOUT_BLANKS.test(after);
  const isMark = code === 0x061c || code === 0x200e || code === 0x200f;
  return isMark && isText && LEFTWARDS.test(text);
}

function before(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  return text.slice(at - (low >= 0xdc00 && low <= 0xdfff ? 2 : 1), at);
}
