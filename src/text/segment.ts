import type { Range, Sentence } from "../core/document/document.ts";
import { quoteMarks } from "./lines.ts";
import { sentenceRanges } from "./sentences.ts";
import { lineRanges, spacedRanges, spacedWords } from "./spacedWords.ts";
import { wordRanges } from "./words.ts";

/** Sentences and words of a text; sentence ids are `${docId}:${index}`. */
export const segment = (docId: string, text: string): Sentence[] => segmentAround(docId, text, []);

/** The same one by one: the words of a long text are never all there at once. */
export const sentencesOf = (docId: string, text: string): Generator<Sentence> =>
  sentencesAround(docId, text, []);

/**
 * Sentences and words of an annotated text: no sentence border lies inside a span, and the borders
 * of spans are word borders.
 */
export const segmentAround = (docId: string, text: string, spans: readonly Range[]): Sentence[] =>
  splitWordsAt([...sentencesAround(docId, text, spans)], spans.flat());

function* sentencesAround(
  docId: string,
  text: string,
  spans: readonly Range[],
): Generator<Sentence> {
  const spaced = spacedWords(text);
  const ranges = spaced?.lines ? lineRanges(text) : sentenceRanges(text);
  const wordsIn = spaced ? spacedRanges : wordRanges;
  const read = spaced ? text : withoutMarks(text, spans);
  for (const [i, [start, end]] of joinSentencesAcross(ranges, spans).entries())
    yield { id: `${docId}:${i}`, start, end, words: wordsIn(read, start, end) };
}

/** The text with blanks for marks of quoting: they are no words, unless spans begin or end there. */
function withoutMarks(text: string, spans: readonly Range[]): string {
  const marks = quoteMarks(text);
  if (marks.length === 0) return text;
  const borders = new Set(spans.flatMap(([start, end]) => [start, end - 1]));
  let read = "";
  for (const [from, to] of marks) {
    let at = from;
    while (at < to && !borders.has(at)) at++;
    if (at === to) read += text.slice(read.length, from) + " ".repeat(to - from);
  }
  return read + text.slice(read.length);
}

/** Joins the sentences that a span touches into one. Sentences are in order, spans need not be. */
export function joinSentencesAcross(sentences: readonly Range[], spans: readonly Range[]): Range[] {
  const ordered = spans.toSorted((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  let next = 0;
  let reach = -1; // how far the spans go that start before this sentence
  for (const [start, end] of sentences) {
    for (; next < ordered.length && ordered[next][0] < start; next++) {
      reach = Math.max(reach, ordered[next][1]);
    }
    if (joined.length > 0 && reach > start) joined.at(-1)![1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** Splits words at borders that lie inside them. */
export function splitWordsAt(
  sentences: readonly Sentence[],
  borders: readonly number[],
): Sentence[] {
  const ordered = [...new Set(borders)].sort((a, b) => a - b);
  let next = 0;
  return sentences.map((sentence) => {
    const words: Range[] = [];
    for (const [start, end] of sentence.words) {
      let from = start;
      for (; next < ordered.length && ordered[next] < end; next++) {
        if (ordered[next] <= from) continue;
        words.push([from, ordered[next]]);
        from = ordered[next];
      }
      words.push([from, end]);
    }
    return words.length === sentence.words.length ? sentence : { ...sentence, words };
  });
}
