const SPACE = /[\s\u200b]/;

/** Whether a UTF-16 code unit is white space, or the space without width that separates words too. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return SPACE.test(text[at]);
}

/** The offset of the first white space from `at` on; the end where there is none. */
export function spaceFrom(text: string, at: number): number {
  let next = at;
  while (next < text.length && !isSpaceAt(text, next)) next++;
  return next;
}

/** The offset of the first character from `at` on that is no white space; the end likewise. */
export function afterSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && isSpaceAt(text, next)) next++;
  return next;
}
