import type { Batch, BatchPair, BatchSpan } from "../model/batch.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import type { Sample } from "./sample.ts";

/** Puts sampled sentences together. */
export function collate(sentences: readonly EncodedSentence[], samples: readonly Sample[]): Batch {
  const spans: BatchSpan[] = [];
  const pairs: BatchPair[] = [];
  samples.forEach((sample, sentence) => {
    const first = spans.length;
    const { wordPieces } = sentences[sentence];
    for (const { start, end, ...targets } of sample.spans)
      spans.push({
        sentence,
        start: wordPieces[start][0],
        end: wordPieces[end - 1][1],
        words: end - start,
        ...targets,
      });
    for (const { head, tail, ...targets } of sample.pairs)
      pairs.push({ head: first + head, tail: first + tail, ...targets });
  });
  return { sentences: sentences.map(({ ids }) => ids), spans, pairs };
}
