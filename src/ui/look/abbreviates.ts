const isLetter = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Whether a word begins at this place of a text. */
const isStart = (text: string, at: number): boolean =>
  isLetter(text[at]) && !isLetter(text[at - 1]);

/**
 * Whether letters follow each other in a text, each at the start of a word or next to the former
 * one: "md" and "matde" abbreviate "material-descriptor". Both in the same case.
 */
export function abbreviates(letters: string, text: string, from = 0): boolean {
  if (letters === "") return true;
  for (let at = text.indexOf(letters[0], from); at !== -1; at = text.indexOf(letters[0], at + 1)) {
    const isNext = at === from && from > 0;
    if ((isNext || isStart(text, at)) && abbreviates(letters.slice(1), text, at + 1)) return true;
  }
  return false;
}
