/**
 * How well a text answers a query, 0 best; null when it does not. Best is what begins with it, then
 * a word that does, then a part of a word, then all its words in any order, then its letters in
 * order.
 */
export function rank(query: string, text: string): number | null {
  const wanted = query.trim().toLowerCase();
  const there = text.toLowerCase();
  const at = there.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return there[at - 1] === " " ? 1 : 2;
  if (wanted.split(/\s+/).every((word) => there.includes(word))) return 3;
  return isSpread(wanted, there) ? 4 : null;
}

/** Whether the letters follow each other in the text, each begun at a word or next to the former. */
function isSpread(letters: string, text: string, from = 0): boolean {
  if (letters === "") return true;
  for (let at = text.indexOf(letters[0], from); at !== -1; at = text.indexOf(letters[0], at + 1)) {
    const isNext = at === from && from > 0;
    if ((isNext || at === 0 || text[at - 1] === " ") && isSpread(letters.slice(1), text, at + 1))
      return true;
  }
  return false;
}
