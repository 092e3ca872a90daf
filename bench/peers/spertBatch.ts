import type { Batch } from "../../src/model/batch.ts";
import { SPEC, seeded } from "../workload.ts";

const SENTENCES = 8;
const TOKENS = 64;
const ENTITIES = 4;
const NEGATIVES = 100;

/** A training batch of usual size: spans and pairs as the sampling of a sentence gives them. */
export function spertBatch(seed: number): Batch {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const sentences = Array.from({ length: SENTENCES }, () =>
    Array.from({ length: TOKENS }, () => below(SPEC.vocabSize)),
  );
  const spans = sentences.flatMap((_, sentence) =>
    Array.from({ length: ENTITIES + NEGATIVES }, (_, i) => {
      const words = 1 + below(10);
      const start = 1 + below(TOKENS - 1 - words);
      const isGold = i < ENTITIES;
      const label = isGold ? 1 + (i % 4) : 0;
      return {
        sentence,
        start,
        end: start + words,
        words,
        types: Array.from({ length: 5 }, (_, type) => (type === label ? 1 : 0)),
        iou: isGold ? 1 : random() / 2,
        complete: true,
      };
    }),
  );
  const pairs = sentences.flatMap((_, b) =>
    Array.from({ length: ENTITIES * (ENTITIES - 1) }, (_, i) => {
      const first = b * (ENTITIES + NEGATIVES);
      const head = Math.floor(i / (ENTITIES - 1));
      const rest = i % (ENTITIES - 1);
      const tail = rest < head ? rest : rest + 1;
      const types = Array.from({ length: 5 }, (_, r) => (i % 6 === r ? 1 : 0));
      return { head: first + head, tail: first + tail, types, complete: true };
    }),
  );
  return { sentences, spans, pairs };
}
