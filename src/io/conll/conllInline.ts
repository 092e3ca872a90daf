import { readBioTag } from "../tokens/bioTags.ts";
import type { ConllRow } from "./conllRows.ts";

/**
 * The words of a line that is a sentence: `word|tag` or `word|part of speech|tag`, as rows of
 * columns. A word may hold bars itself. Null where most of its words are of another form.
 */
export function inlineRows(line: number, text: string): ConllRow[] | null {
  const items = text.trim().split(/\s+/);
  const parts = items.map((item) => item.split("|"));
  const tagged = parts.filter((cells) => cells.length > 1 && readBioTag(cells.at(-1)!));
  if (tagged.length * 5 < items.length * 4) return null;
  const counts = new Map<number, number>();
  for (const { length } of tagged) counts.set(length, (counts.get(length) ?? 0) + 1);
  const width = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
  return items.map((item, i) => {
    const surplus = parts[i].length - width;
    if (surplus <= 0) return { line, text: item, cells: parts[i] };
    const word = parts[i].slice(0, surplus + 1).join("|");
    return { line, text: item, cells: [word, ...parts[i].slice(surplus + 1)] };
  });
}
