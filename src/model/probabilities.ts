import { BINARY_HEAD_NAMES } from "./heads/heads.ts";
import type { Model } from "./model.ts";
import type { PairLogits, SpanLogits } from "./network.ts";

/** σ(x), without overflow. */
export const sigmoid = (x: number): number => {
  const small = Math.exp(-Math.abs(x));
  return (x < 0 ? small : 1) / (1 + small);
};

/** Softmax of each row. @param logits [S · E] @param width E @returns [S · E] */
export function softmaxRows(logits: Float32Array, width: number): Float32Array {
  const result = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += width) {
    const largest = logits.subarray(row, row + width).reduce((a, b) => Math.max(a, b));
    let sum = 0;
    for (let i = row; i < row + width; i++) {
      result[i] = Math.exp(logits[i] - largest);
      sum += result[i];
    }
    for (let i = row; i < row + width; i++) result[i] /= sum;
  }
  return result;
}

/**
 * Probabilities of the entity types, none first, of those that are asked for: no span is of another.
 *
 * @param logits [S · E]
 */
export function typeProbabilities(
  logits: Float32Array,
  { types, unasked }: Pick<Model, "types" | "unasked">,
): Float32Array {
  const names = Object.keys(types.entities);
  const width = names.length + 1;
  const asked = [true, ...names.map((name) => !unasked?.has(name))];
  const only = (logit: number, i: number) => (asked[i % width] ? logit : Number.NEGATIVE_INFINITY);
  return softmaxRows(asked.every(Boolean) ? logits : logits.map(only), width);
}

/** σ of each binary head that is on, row by row. */
export const sigmasOf = (logits: SpanLogits | PairLogits): Float32Array[] => {
  const byHead: Partial<Record<string, Float32Array | null>> = { ...logits };
  return BINARY_HEAD_NAMES.flatMap((name) => byHead[name]?.map(sigmoid) ?? []);
};
