import { type Mask, maskKey, maskOf } from "../../kernels/dropout.ts";
import type { DropoutSeed } from "../../model/network.ts";

/** Places of dropout, numbered in the order in which the network comes to them. */
export const SITE = {
  embeddings: 1,
  attention: (layer: number): number => 2 + 3 * layer,
  attentionOutput: (layer: number): number => 3 + 3 * layer,
  output: (layer: number): number => 4 + 3 * layer,
  /** Of the heads, after the encoder's. */
  heads: (layers: number) => {
    const first = 2 + 3 * layers;
    return {
      cls: first,
      spanPool: first + 1,
      spanSizes: first + 2,
      context: first + 3,
      endPool: first + 4,
      endSizes: first + 5,
      logits: first + 6,
    };
  },
} as const;

const NO_MASK: Mask = { key: 0, threshold: 0, scale: 1 };

/** The uniforms of one mask. */
export const mask = (dropout: DropoutSeed | null, rate: number, site: number): Mask =>
  dropout && rate > 0 ? maskOf(rate, maskKey(dropout.seed, dropout.step, site)) : NO_MASK;
