/** Articles of English, German, French and Spanish, as they stand before a mention. */
const ARTICLE = new RegExp(
  `^(?:(?:${["the an? der die das den dem des eine?[nmrs]? le la les une? el los las un[oa]s?"]
    .join(" ")
    .split(" ")
    .join("|")}) |l['’] ?)(?=\\S)`,
  "u",
);

/** Signs that stand around a mention and are no part of a name. */
const AROUND = /^[\s"'“”„‚‘’«»‹›()[\],;:]+|[\s"'“”„‚‘’«»‹›()[\],;:]+$/gu;

/**
 * What a mention says, whatever its case, blanks and article: mentions of one type with the same key
 * are taken for the same thing. Never empty, unless the mention is.
 */
export function mentionKey(mention: string): string {
  const plain = mention.normalize("NFC").replace(/\s+/gu, " ").trim();
  const bare = plain.replace(AROUND, "");
  const key = (bare === "" ? plain : bare).toLowerCase();
  return key.replace(ARTICLE, "");
}

/** Whether a mention is written as a common noun: its last word begins small. */
export const isCommonNoun = (mention: string): boolean =>
  /(?:^|\s)\p{Ll}[^\s]*$/u.test(mention.trim());

/** The key of one of what a key names several of; null if it does not look like a plural. */
export function singularOf(key: string): string | null {
  if (/(?:[^aeiou]|qu)ies$/u.test(key)) return `${key.slice(0, -3)}y`;
  return /\p{L}{2}s$/u.test(key) && !/(?:ss|us|is)$/u.test(key) ? key.slice(0, -1) : null;
}
