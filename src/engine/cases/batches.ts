import { type PackedBatch, packBatch } from "../plan/batchInputs.ts";
import type { Draw } from "./kernelCase.ts";

/** Columns of the heads: not in fours here, as most kernels of the heads need no fours. */
export interface Heads {
  readonly entityTypes: number;
  readonly relationTypes: number;
  readonly span: number;
  readonly pair: number;
  /** λ of each binary head that is on. */
  readonly spanWeights: readonly number[];
  readonly pairWeights: readonly number[];
  readonly withLogits: number;
  /** Columns and rows of the width embedding. */
  readonly size: number;
  readonly widths: number;
}

export const ALL_HEADS: Heads = {
  entityTypes: 5,
  relationTypes: 4,
  span: 7,
  pair: 5,
  spanWeights: [0.5, 0.25],
  pairWeights: [2],
  withLogits: 1,
  size: 25,
  widths: 9,
};
export const FEW_HEADS: Heads = {
  entityTypes: 3,
  relationTypes: 2,
  span: 4,
  pair: 4,
  spanWeights: [],
  pairWeights: [],
  withLogits: 0,
  size: 6,
  widths: 9,
};

/** A batch with spans and pairs. */
export interface CaseBatch {
  readonly name: string;
  readonly batch: PackedBatch;
  readonly heads: Heads;
  /** Columns of the hidden states. */
  readonly width: number;
}

/** Batches of unequal sentences; the pairs of many spans have empty contexts. */
export const batchesOf = (draw: Draw): CaseBatch[] =>
  [
    { name: "small", lengths: [5, 23, 1, 12], spans: 6, pairs: 3, heads: ALL_HEADS, width: 52 },
    { name: "long", lengths: [41, 3, 70], spans: 90, pairs: 25, heads: FEW_HEADS, width: 36 },
    { name: "one span, no pair", lengths: [9], spans: 1, pairs: 0, heads: ALL_HEADS, width: 20 },
  ].map(({ name, lengths, spans: perSentence, pairs: pairsEach, heads, width }) => {
    const spans = lengths.flatMap((length, sentence) =>
      Array.from({ length: perSentence }, () => {
        const start = draw.whole(0, length);
        const end = draw.whole(start + 1, Math.min(length, start + 12) + 1);
        const label = draw.whole(0, heads.entityTypes);
        const targets = [...draw.floats(heads.spanWeights.length, 0, 1)];
        return { sentence, start, end, words: end - start, label, targets };
      }),
    );
    // The last sentence has no pairs.
    const pairs = lengths.slice(0, -1).flatMap((_, sentence) =>
      Array.from({ length: pairsEach }, () => {
        const head = draw.whole(0, perSentence);
        const tail = (head + draw.whole(1, perSentence)) % perSentence;
        return {
          head: sentence * perSentence + head,
          tail: sentence * perSentence + tail,
          targets: [...draw.wholes(heads.relationTypes + heads.pairWeights.length, 2)],
        };
      }),
    );
    const sentences = lengths.map((length) => [...draw.wholes(length, 40)]);
    const sizes = { ...heads, maxPositions: 80 };
    const batch = packBatch({ sentences, spans, pairs }, sizes, () => 1);
    return { name, batch, heads, width };
  });
