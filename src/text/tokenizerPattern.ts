/** A pattern of a known tokenizer is much shorter. */
const LONGEST = 500;
/** So many times at most something may be repeated that is counted, and so often in an alternative. */
const MOST_COUNTED = 4;

/** Parts of a pattern: an escape, a class, a count, or any other sign. */
const PART = /\\(?:[pPxu]\{[^}]*\}|k<[^>]*>|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\{\d*,?\d*\}|[\s\S]/g;

/**
 * Whether an engine may try more ways to match a word than there is time. So a pattern of a model's
 * files is taken only where no group is repeated, nothing refers to what was matched before, and each
 * alternative repeats one thing without end.
 */
export function mayRunOn(pattern: string): boolean {
  if (pattern.length > LONGEST) return true;
  let depth = 0;
  let before = "";
  let [endless, counted] = [0, 0];
  for (const [part] of pattern.matchAll(PART)) {
    if (/^\\[1-9k]/.test(part)) return true;
    const most = mostOf(part);
    if (most > 1 && before === ")") return true;
    if (most === Number.POSITIVE_INFINITY) endless++;
    else if (most > MOST_COUNTED) return true;
    else if (most > 0) counted++;
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (part === "|" && depth === 0) [endless, counted] = [0, 0];
    if (endless > 1 || counted > MOST_COUNTED) return true;
    before = part;
  }
  return false;
}

/** How often a quantifier lets something stand there; 0: it is none. */
function mostOf(part: string): number {
  if (part === "*" || part === "+") return Number.POSITIVE_INFINITY;
  if (part === "?") return 1;
  const [, least, comma, most] = /^\{(\d*)(,?)(\d*)\}$/.exec(part) ?? [];
  if (least === undefined || (least === "" && most === "")) return 0;
  if (comma === "") return Number(least);
  return most === "" ? Number.POSITIVE_INFINITY : Number(most);
}
