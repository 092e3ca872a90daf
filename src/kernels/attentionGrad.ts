import { ATTENTION_UNIFORMS } from "./attention.ts";
import { type Constants, defineKernel, type Uniforms } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { BLOCK, SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";
import { serialGradKeyValue, serialGradQuery } from "./serialAttention.ts";
import { tiledGradKeyValue, tiledGradQuery } from "./tiledAttention.ts";

/**
 * Gradient of the queries: dq = Σ_k dS k / √d with dS = P (mask · (dO·v) − δ), δ = dO·O,
 * P recomputed from the scores and `logSums`. Writes the query columns of dQkv, and δ.
 *
 * @param qkv, dQkv [N, 3 H] @param context, dContext [N, H] @param logSums, deltas [N, heads]
 */
export const attentionGradQuery = defineKernel({
  name: "attentionGradQuery",
  operands: {
    qkv: "read vec4f",
    sentences: "read u32",
    blocks: "read vec2u",
    context: "read vec4f",
    dContext: "read vec4f",
    logSums: "read f32",
    dQkv: "update vec4f",
    deltas: "write f32",
  },
  uniforms: ATTENTION_UNIFORMS,
  bodies: { tiled: tiledGradQuery, serial: serialGradQuery },
  units: ({ blocks, heads }) => blocks * heads,
  reference({ qkv, sentences, blocks, context, dContext, logSums, dQkv, deltas }, u, constants) {
    eachRow({ sentences, blocks }, u, constants, (row) => {
      const { D, H, at: q, head, first, length, probability } = row;
      const o = (first + q) * H + head * D;
      let delta = 0;
      for (let d = 0; d < D; d++) delta += dContext[o + d] * context[o + d];
      deltas[(first + q) * u.heads + head] = delta;
      const gradient = new Float64Array(D);
      for (let k = 0; k < length; k++) {
        const { p, factor } = probability(qkv, logSums, q, k);
        const key = (first + k) * 3 * H + H + head * D;
        let dot = 0;
        for (let d = 0; d < D; d++) dot += dContext[o + d] * qkv[key + H + d];
        const ds = p * (factor * dot - delta) * u.scoreScale;
        for (let d = 0; d < D; d++) gradient[d] += ds * qkv[key + d];
      }
      dQkv.set(gradient, (first + q) * 3 * H + head * D);
    });
  },
});

/**
 * Gradients of keys and values: dk = Σ_q dS q / √d, dv = Σ_q mask(P) dO. Blocks are of key rows.
 * Writes the key and value columns of dQkv. Shapes as above.
 */
export const attentionGradKeyValue = defineKernel({
  name: "attentionGradKeyValue",
  operands: {
    qkv: "read vec4f",
    sentences: "read u32",
    blocks: "read vec2u",
    dContext: "read vec4f",
    logSums: "read f32",
    deltas: "read f32",
    dQkv: "update vec4f",
  },
  uniforms: ATTENTION_UNIFORMS,
  bodies: { tiled: tiledGradKeyValue, serial: serialGradKeyValue },
  units: ({ blocks, heads }) => blocks * heads,
  reference({ qkv, sentences, blocks, dContext, logSums, deltas, dQkv }, u, constants) {
    eachRow({ sentences, blocks }, u, constants, (row) => {
      const { D, H, at: k, head, first, length, probability } = row;
      const key = (first + k) * 3 * H + H + head * D;
      const [dKey, dValue] = [new Float64Array(D), new Float64Array(D)];
      for (let q = 0; q < length; q++) {
        const { p, factor } = probability(qkv, logSums, q, k);
        const o = (first + q) * H + head * D;
        let dot = 0;
        for (let d = 0; d < D; d++) dot += dContext[o + d] * qkv[key + H + d];
        const ds = p * (factor * dot - deltas[(first + q) * u.heads + head]) * u.scoreScale;
        for (let d = 0; d < D; d++) {
          dKey[d] += ds * qkv[(first + q) * 3 * H + head * D + d];
          dValue[d] += p * factor * dContext[o + d];
        }
      }
      dQkv.set(dKey, key);
      dQkv.set(dValue, key + H);
    });
  },
});

type Probability = (
  qkv: Float32Array,
  logSums: Float32Array,
  q: number,
  k: number,
) => { p: number; factor: number };

/** A row of a block and a head. */
interface Row {
  /** Of the sentence. */
  readonly at: number;
  readonly head: number;
  /** The sentence's first row in the batch, and how many it has. */
  readonly first: number;
  readonly length: number;
  /** Columns of a head, and of all. */
  readonly D: number;
  readonly H: number;
  readonly probability: Probability;
}

/** Calls `work` for every row of every block and every head. */
function eachRow(
  { sentences, blocks }: { readonly sentences: Uint32Array; readonly blocks: Uint32Array },
  u: Uniforms<keyof typeof ATTENTION_UNIFORMS>,
  { headSize: D }: Constants,
  work: (row: Row) => void,
): void {
  const { heads: A, longest: T } = u;
  const H = A * D;
  for (let block = 0; block < u.blocks; block++) {
    const b = blocks[2 * block];
    const from = blocks[2 * block + 1];
    const first = sentences[b * SENTENCE_FIELDS + SENTENCE.first];
    const length = sentences[b * SENTENCE_FIELDS + SENTENCE.length];
    for (let a = 0; a < A; a++) {
      const probability: Probability = (qkv, logSums, q, k) => {
        let score = 0;
        for (let d = 0; d < D; d++)
          score +=
            qkv[(first + q) * 3 * H + a * D + d] *
            qkv[(first + k) * 3 * H + H + a * D + d] *
            u.scoreScale;
        const p = Math.exp(score - logSums[(first + q) * A + a]);
        return { p, factor: kept(u.key, ((b * A + a) * T + q) * T + k, u) };
      };
      for (let at = from; at < Math.min(from + BLOCK, length); at++)
        work({ at, head: a, first, length, D, H, probability });
    }
  }
}
