import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { perThread, WGSL_KEPT4 } from "./wgsl.ts";

/** Numbers that describe a pair of a batch: head span, tail span, row of its context in `pool`. */
export const PAIR_FIELDS = 4;

/**
 * Logits of ordered pairs: mask(context) W + what the head and the tail give + bias. `ends` holds
 * [as head | as tail] of each span. Columns: R relation types, then relatedness where on, padding.
 *
 * @param pool [·, inner] @param pairs [pairs, 4] @param ends [spans, 2 columns]
 * @param weight [inner, stride], from column `first` on @param bias [columns]
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
  uniforms: { pairs: "u32", inner: "u32", columns: "u32", stride: "u32", first: "u32", ...MASK },
  bodies: {
    tiled: perThread({
      items: ({ pairs, columns }) => pairs * Math.ceil(columns / 4),
      count: "u.pairs * ((u.columns + 3u) / 4u)",
      declarations: WGSL_KEPT4,
      code: `
  let blocks = (u.columns + 3u) / 4u;
  let p = i / blocks;
  let k = min(4u * (i % blocks) + FOUR, vec4u(u.columns - 1u));
  let pair = pairs[p];
  let head = pair.x * 2u * u.columns + k;
  let tail = pair.y * 2u * u.columns + u.columns + k;
  var sum = vec4f(bias[k.x], bias[k.y], bias[k.z], bias[k.w])
    + vec4f(ends[head.x], ends[head.y], ends[head.z], ends[head.w])
    + vec4f(ends[tail.x], ends[tail.y], ends[tail.z], ends[tail.w]);
  for (var j = 0u; j < u.inner; j += 4u) {
    let factors = kept4(u.key, p * u.inner + j + FOUR, u.threshold, u.scale);
    for (var n = 0u; n < min(4u, u.inner - j); n++) {
      let at = (j + n) * u.stride + u.first + k;
      sum += pool[pair.z * u.inner + j + n] * factors[n]
        * vec4f(weight[at.x], weight[at.y], weight[at.z], weight[at.w]);
    }
  }
  let out = p * u.columns + k;
  logits[out.x] = sum.x;
  logits[out.y] = sum.y;
  logits[out.z] = sum.z;
  logits[out.w] = sum.w;`,
    }),
  },
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
            weight[j * u.stride + u.first + k];
        logits[p * columns + k] = sum;
      }
    }
  },
});
