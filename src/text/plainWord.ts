/**
 * Where the word ends of a run without white space that is nothing but letters of Europe, with one
 * sign behind them at most; `start` for other runs. Nine of ten runs are such: no pattern of words
 * finds anything else in them, and to try them all takes ten times as long.
 */
export function plainWord(text: string, start: number, end: number): number {
  const last = end - 1;
  for (let at = start; at < last; at++) if (!isLetter(text.charCodeAt(at))) return start;
  if (isLetter(text.charCodeAt(last))) return end;
  return last > start && ENDS.has(text[last]) ? last : start;
}

/** Signs that stand by themselves behind a word, whatever comes before; a full stop may be its own. */
const ENDS = new Set(".,;:!?)");

/** Latin, with the letters that ISO 8859-1 and Extended-A have, and the plain Greek and Cyrillic ones. */
function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code < 0x180) return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
  return (code >= 0x391 && code <= 0x3a1) || (code >= 0x3b1 && code <= 0x3c9) || isCyrillic(code);
}

const isCyrillic = (code: number): boolean => code >= 0x410 && code <= 0x44f;
