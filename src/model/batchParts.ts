import type { Batch, BatchSpan } from "./batch.ts";
import type { DropoutSeed } from "./network.ts";

/** A batch cut between sentences into at most so many parts of about as many sentences each. */
export function partsOf(batch: Batch, parts: number): Batch[] {
  const { sentences, spans, pairs, states } = batch;
  const each = Math.ceil(sentences.length / Math.max(1, parts));
  if (each >= sentences.length) return [batch];
  const cut: Batch[] = [];
  for (let from = 0; from < sentences.length; from += each) {
    const isIn = ({ sentence }: BatchSpan) => sentence >= from && sentence < from + each;
    const first = spans.findIndex(isIn);
    const own = spans.filter(isIn);
    cut.push({
      sentences: sentences.slice(from, from + each),
      spans: own.map((span) => ({ ...span, sentence: span.sentence - from })),
      pairs: pairs
        .filter(({ head }) => isIn(spans[head]))
        .map((pair) => ({ ...pair, head: pair.head - first, tail: pair.tail - first })),
      ...(states && { states: states.slice(from, from + each) }),
    });
  }
  return cut;
}

/** Dropout of the i-th part of a batch: parts have masks of their own. */
export const seedOfPart = ({ seed, step }: DropoutSeed, i: number): DropoutSeed => ({
  seed: (seed + Math.imul(i, 0x9e3779b1)) >>> 0,
  step,
});
