import type { Range, Sentence } from "../core/document/document.ts";

type Cut = Omit<Sentence, "id">;

/** Sentences of a file joined where a span goes on, with words cut where spans begin or end. */
export function sentencesAround(sentences: readonly Cut[], spans: readonly Range[]): Cut[] {
  const ordered = spans.toSorted((a, b) => a[0] - b[0]);
  const joined: Cut[] = [];
  let [next, reach] = [0, -1];
  for (const sentence of sentences) {
    for (; next < ordered.length && ordered[next][0] < sentence.start; next++) {
      reach = Math.max(reach, ordered[next][1]);
    }
    const before = joined.at(-1);
    if (before && reach > sentence.start) {
      joined[joined.length - 1] = {
        start: before.start,
        end: sentence.end,
        words: [...before.words, ...sentence.words],
      };
    } else joined.push(sentence);
  }
  const borders = [...new Set(spans.flat())].sort((a, b) => a - b);
  let border = 0;
  return joined.map(({ start, end, words }) => ({
    start,
    end,
    words: words.flatMap(([from, to]) => {
      const pieces: Range[] = [];
      let at = from;
      for (; border < borders.length && borders[border] < to; border++) {
        if (borders[border] <= at) continue;
        pieces.push([at, borders[border]]);
        at = borders[border];
      }
      return [...pieces, [at, to] as const];
    }),
  }));
}
