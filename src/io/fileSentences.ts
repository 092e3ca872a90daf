import type { Range, Sentence } from "../core/document/document.ts";
import type { ReadTools } from "./format.ts";
import { sentencesAround } from "./sentencesAround.ts";

/** What a file says of the sentences of a text, and the spans that lie in it. */
export interface FileSentences {
  readonly id: string;
  readonly text: string;
  readonly sentences: readonly Range[];
  /** Words; none where the file has only sentences. */
  readonly words: readonly Range[];
  readonly spans: readonly Range[];
}

type Cut = Omit<Sentence, "id">;

/**
 * The sentences of a text as its file has them. Words that it does not give, and what lies outside
 * of its sentences, are cut here. Where spans do not fit then, the whole text is cut anew.
 */
export function fileSentences(
  { id, text, sentences, words, spans }: FileSentences,
  segmentAround: ReadTools["segmentAround"],
): Sentence[] {
  const given = inOrder(sentences, text.length);
  if (given.length === 0) return segmentAround(id, text, spans);
  const tokens = inOrder(words, text.length);
  const cuts: Cut[] = [];
  const cutHere = ([start, end]: Range): Cut[] =>
    segmentAround(id, text.slice(start, end), []).map((cut) => movedBy(start, cut));
  let at = 0;
  let next = 0;
  for (const [start, end] of given) {
    cuts.push(...cutHere([at, start]));
    at = end;
    while (next < tokens.length && tokens[next][0] < start) next++;
    const first = next;
    while (next < tokens.length && tokens[next][1] <= end) next++;
    const own = tokens.slice(first, next);
    const inside = own.length > 0 ? own : cutHere([start, end]).flatMap((cut) => cut.words);
    if (inside.length > 0)
      cuts.push({ start: inside[0][0], end: inside.at(-1)![1], words: inside });
  }
  cuts.push(...cutHere([at, text.length]));
  const joined = sentencesAround(cuts, spans);
  if (!isAround(joined, spans)) return segmentAround(id, text, spans);
  return joined.map((cut, i) => ({ ...cut, id: `${id}:${i}` }));
}

/** Stretches in order that lie in the text and do not overlap. */
function inOrder(ranges: readonly Range[], length: number): Range[] {
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const [start, end] = range;
    if (start >= (kept.at(-1)?.[1] ?? 0) && start < end && end <= length) kept.push(range);
  }
  return kept;
}

/** Whether every span lies in one sentence, and begins and ends with a word. */
function isAround(sentences: readonly Cut[], spans: readonly Range[]): boolean {
  const sentenceOf = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const [i, { words }] of sentences.entries())
    for (const [start, end] of words) {
      sentenceOf.set(start, i);
      ends.set(end, i);
    }
  return spans.every(
    ([start, end]) => sentenceOf.has(start) && sentenceOf.get(start) === ends.get(end),
  );
}

const movedBy = (offset: number, { start, end, words }: Cut): Cut => ({
  start: start + offset,
  end: end + offset,
  words: words.map(([from, to]): Range => [from + offset, to + offset]),
});
