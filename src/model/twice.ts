import type { Batch } from "./batch.ts";

/** A batch of two halves that say the same, and are to agree with this weight. */
export function twice({ sentences, spans, pairs, states }: Batch, agreement: number): Batch {
  const [B, S] = [sentences.length, spans.length];
  return {
    sentences: [...sentences, ...sentences],
    spans: [...spans, ...spans.map((span) => ({ ...span, sentence: B + span.sentence }))],
    pairs: [
      ...pairs,
      ...pairs.map(({ head, tail, ...said }) => ({ ...said, head: S + head, tail: S + tail })),
    ],
    agreement,
    ...(states && { states: [...states, ...states] }),
  };
}
