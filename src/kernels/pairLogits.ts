import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";

/** Numbers that describe a pair of a batch: head span, tail span, row of its context in `pool`. */
export const PAIR_FIELDS = 4;

/**
 * Logits of ordered pairs: mask(context) W + what the head and the tail give + bias. `ends` holds
 * [as head | as tail] of each span. Columns: R relation types, then relatedness where on, padding.
 *
 * @param pool [·, inner] @param pairs [pairs, 4] @param ends [spans, 2 columns]
 * @param weight [inner, stride], from column `from` on @param bias [columns]
 * @param logits [pairs, columns]
 */
export const pairLogits = defineKernel({
  name: "pairLogits",
  operands: {
    pool: "read f32",
    pairs: "read vec4u",
    ends: "read f32",
    weight: "read f32",
    bias: "read f32",
    logits: "write f32",
  },
  uniforms: { pairs: "u32", inner: "u32", columns: "u32", stride: "u32", from: "u32", ...MASK },
  bodies: {},
  units: ({ pairs }) => pairs,
  reference({ pool, pairs, ends, weight, bias, logits }, u) {
    const { inner, columns } = u;
    for (let p = 0; p < u.pairs; p++) {
      const [head, tail, context] = pairs.subarray(4 * p);
      for (let k = 0; k < columns; k++) {
        let sum = bias[k] + ends[head * 2 * columns + k] + ends[tail * 2 * columns + columns + k];
        for (let j = 0; j < inner; j++)
          sum +=
            pool[context * inner + j] *
            kept(u.key, p * inner + j, u) *
            weight[j * u.stride + u.from + k];
        logits[p * columns + k] = sum;
      }
    }
  },
});
