import type { LossScales } from "../../kernels/losses.ts";
import { UNKNOWN } from "../../model/batch.ts";
import { type PackedBatch, PLAIN_TABLE, packBatch } from "../plan/batchInputs.ts";
import { lossScales } from "../plan/lossScales.ts";
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
  readonly scales: LossScales;
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
        const types = typesOf(draw, heads.entityTypes);
        const targets = [...types, ...wantedOf(draw, heads.spanWeights.length)];
        return { sentence, start, end, words: end - start, targets };
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
          targets: wantedOf(draw, heads.relationTypes + heads.pairWeights.length),
        };
      }),
    );
    const sentences = lengths.map((length) => [...draw.wholes(length, 40)]);
    const sizes = { ...heads, positions: 80, positionOffset: 0, places: 81 };
    const batch = packBatch({ sentences, spans, pairs }, sizes, PLAIN_TABLE);
    const scales = lossScales(
      { spans, pairs },
      {
        ...heads,
        spans: heads.spanWeights,
        pairs: heads.pairWeights,
      },
    );
    return { name, batch, heads, scales, width };
  });

/** A label, a label among some of the types, or probabilities of some; none is always among them. */
function typesOf(draw: Draw, count: number): number[] {
  const known = [0, ...draw.wholes(count - 1, 2)].map((out) => out === 0);
  const label = draw.whole(0, count);
  switch (draw.whole(0, 3)) {
    case 0:
      return known.map((_, type) => (type === label ? 1 : 0));
    case 1:
      return known.map((is, type) => (is ? Number(type === 0) : UNKNOWN));
    default: {
      const shares = known.map((is) => (is ? draw.floats(1, 0, 1)[0] + 0.01 : 0));
      const sum = shares.reduce((a, b) => a + b, 0);
      return known.map((is, type) => (is ? shares[type] / sum : UNKNOWN));
    }
  }
}

/** Targets from 0 to 1 of which one in four is unknown. */
const wantedOf = (draw: Draw, count: number): number[] =>
  Array.from({ length: count }, () => {
    const kind = draw.whole(0, 4);
    return kind === 0 ? UNKNOWN : kind === 1 ? draw.floats(1, 0, 1)[0] : kind - 2;
  });
