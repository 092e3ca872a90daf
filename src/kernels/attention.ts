import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { BLOCK, SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";
import { serialForward } from "./serialAttention.ts";
import { tiledForward } from "./tiledAttention.ts";

/** Uniforms that all kernels of attention share. */
export const ATTENTION_UNIFORMS = {
  /** Entries of `blocks`. */
  blocks: "u32",
  heads: "u32",
  /** Longest sentence of the batch: the masks' index is ((sentence · heads + head) · longest + q) · longest + k. */
  longest: "u32",
  /** What scores are multiplied with: 1 / √d, of the columns d that a head has before padding. */
  scoreScale: "f32",
  ...MASK,
} as const;

/**
 * Multi-head self-attention within each sentence, from merged queries, keys and values, with an
 * online softmax: no [T, T] is ever built. context = Σ mask(softmax(q kᵀ / √d)) v.
 *
 * @param qkv       [N, 3 H]
 * @param sentences [B, 8] see sentenceRows.ts
 * @param blocks    [blocks, 2] (sentence, first query row in it): each at most BLOCK rows
 * @param context   [N, H] @param logSums [N, heads] log Σ exp of each row's scores, for backward
 */
export const attention = defineKernel({
  name: "attention",
  operands: {
    qkv: "read vec4f",
    sentences: "read u32",
    blocks: "read vec2u",
    context: "write vec4f",
    logSums: "write f32",
  },
  uniforms: ATTENTION_UNIFORMS,
  bodies: { tiled: tiledForward, serial: serialForward },
  units: ({ blocks, heads }) => blocks * heads,
  reference({ qkv, sentences, blocks, context, logSums }, u, { headSize: D }) {
    const { heads: A, longest: T } = u;
    const H = A * D;
    for (let block = 0; block < u.blocks; block++) {
      const b = blocks[2 * block];
      const first = sentences[b * SENTENCE_FIELDS + SENTENCE.first];
      const length = sentences[b * SENTENCE_FIELDS + SENTENCE.length];
      const from = blocks[2 * block + 1];
      for (let a = 0; a < A; a++)
        for (let q = from; q < Math.min(from + BLOCK, length); q++) {
          const scores = new Float64Array(length);
          for (let k = 0; k < length; k++)
            for (let d = 0; d < D; d++)
              scores[k] +=
                qkv[(first + q) * 3 * H + a * D + d] *
                qkv[(first + k) * 3 * H + H + a * D + d] *
                u.scoreScale;
          const top = Math.max(...scores);
          const sum = scores.reduce((total, s) => total + Math.exp(s - top), 0);
          logSums[(first + q) * A + a] = top + Math.log(sum);
          for (let d = 0; d < D; d++) {
            let mixed = 0;
            for (let k = 0; k < length; k++) {
              const factor = kept(u.key, ((b * A + a) * T + q) * T + k, u);
              const value = qkv[(first + k) * 3 * H + 2 * H + a * D + d];
              mixed += (Math.exp(scores[k] - top) / sum) * factor * value;
            }
            context[(first + q) * H + a * D + d] = mixed;
          }
        }
    }
  },
});
