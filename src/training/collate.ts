import type { Batch, BatchPair, BatchSpan } from "../model/batch.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import type { Sample } from "./sample.ts";

/** Puts sampled sentences together. */
export function collate(
  sentences: readonly EncodedSentence[],
  samples: readonly Sample[],
  relationTypes: number,
): Batch {
  const spans: BatchSpan[] = [];
  const pairs: BatchPair[] = [];
  samples.forEach((sample, sentence) => {
    const first = spans.length;
    const { wordPieces } = sentences[sentence];
    for (const { start, end, label, iou } of sample.spans)
      spans.push({
        sentence,
        start: wordPieces[start][0],
        end: wordPieces[end - 1][1],
        words: end - start,
        label,
        iou,
      });
    for (const { head, tail, types } of sample.pairs)
      pairs.push({ head: first + head, tail: first + tail, types: multiHot(types, relationTypes) });
  });
  return { sentences: sentences.map(({ ids }) => ids), spans, pairs };
}

const multiHot = (types: readonly number[], size: number): number[] =>
  Array.from({ length: size }, (_, i) => (types.includes(i) ? 1 : 0));
