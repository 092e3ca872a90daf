import type { Batch } from "./batch.ts";
import type { DropoutSeed } from "./network.ts";

/**
 * A batch cut between sentences into at most so many parts of about as many sentences each. Where its
 * halves are to agree, each sentence is in one part with the one that repeats it.
 */
export function partsOf(batch: Batch, parts: number): Batch[] {
  const { sentences, spans, pairs, states, agreement } = batch;
  const different = agreement === undefined ? sentences.length : sentences.length / 2;
  const each = Math.ceil(different / Math.max(1, parts));
  if (each >= different) return [batch];
  const cut: Batch[] = [];
  for (let from = 0; from < different; from += each) {
    const isIn = (sentence: number) =>
      sentence % different >= from && sentence % different < from + each;
    const ofSentences = chosen(sentences, (_, i) => isIn(i));
    const ofSpans = chosen(spans, ({ sentence }) => isIn(sentence));
    cut.push({
      sentences: ofSentences.own,
      spans: ofSpans.own.map((span) => ({ ...span, sentence: ofSentences.placeOf(span.sentence) })),
      pairs: pairs
        .filter(({ head }) => isIn(spans[head].sentence))
        .map(({ head, tail, ...said }) => ({
          ...said,
          head: ofSpans.placeOf(head),
          tail: ofSpans.placeOf(tail),
        })),
      ...(states && { states: states.filter((_, i) => isIn(i)) }),
      ...(agreement !== undefined && { agreement }),
    });
  }
  return cut;
}

/** Those of a list that are chosen, and where they are then. */
function chosen<T>(list: readonly T[], isChosen: (one: T, i: number) => boolean) {
  const own: T[] = [];
  const places = list.map((one, i) => (isChosen(one, i) ? own.push(one) - 1 : -1));
  return { own, placeOf: (before: number) => places[before] };
}

/** Dropout of the i-th part of a batch: parts have masks of their own. */
export const seedOfPart = ({ seed, step }: DropoutSeed, i: number): DropoutSeed => ({
  seed: (seed + Math.imul(i, 0x9e3779b1)) >>> 0,
  step,
});
