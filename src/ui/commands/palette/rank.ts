import { abbreviates } from "../../look/abbreviates.ts";

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
  return abbreviates(wanted, there) ? 4 : null;
}
