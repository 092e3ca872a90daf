import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { perThread, WGSL_KEPT4 } from "./wgsl.ts";

/** Uniforms that the two gradients of the range factors share. */
export const RANGE_UNIFORMS = {
  spans: "u32",
  pairs: "u32",
  inner: "u32",
  spanColumns: "u32",
  /** spanColumns + the columns that spans give to pairs, [as head | as tail]. */
  allColumns: "u32",
  pairColumns: "u32",
  /** Keys of the masks on a span's pool for the span heads and for the ends, on a pair's context. */
  spanKey: "u32",
  endKey: "u32",
  pairKey: "u32",
  threshold: "u32",
  scale: "f32",
} as const;

/**
 * Gradient of what `rangeMax` pooled: rows of spans, then of the contexts of pairs.
 * dPool = mask(dAll Wᵀ) for spans, mask(dPair W_contextᵀ) for pairs.
 *
 * @param dAll [spans, allColumns] @param dPair [pairs, pairColumns]
 * @param weight [inner, allColumns + pairColumns] @param dPool [spans + pairs, inner]
 */
export const rangeGrad = defineKernel({
  name: "rangeGrad",
  operands: { dAll: "read f32", dPair: "read f32", weight: "read f32", dPool: "write f32" },
  uniforms: RANGE_UNIFORMS,
  bodies: {
    tiled: perThread({
      items: ({ spans, pairs, inner }) => (Math.ceil(spans / 4) + Math.ceil(pairs / 4)) * inner,
      count: "((u.spans + 3u) / 4u + (u.pairs + 3u) / 4u) * u.inner",
      declarations: `${WGSL_KEPT4}
fn store(at: vec4u, x: vec4f) {
  dPool[at.x] = x.x;
  dPool[at.y] = x.y;
  dPool[at.z] = x.z;
  dPool[at.w] = x.w;
}`,
      // Four rows of one column, so that a weight is read once for them.
      code: `
  let stride = u.allColumns + u.pairColumns;
  let j = i % u.inner;
  let block = i / u.inner;
  let spanBlocks = (u.spans + 3u) / 4u;
  if (block < spanBlocks) {
    let rows = min(4u * block + FOUR, vec4u(u.spans - 1u));
    let source = rows * u.allColumns;
    var forSpan = vec4f();
    for (var k = 0u; k < u.spanColumns; k++) {
      forSpan += weight[j * stride + k]
        * vec4f(dAll[source.x + k], dAll[source.y + k], dAll[source.z + k], dAll[source.w + k]);
    }
    var forEnds = vec4f();
    for (var k = u.spanColumns; k < u.allColumns; k++) {
      forEnds += weight[j * stride + k]
        * vec4f(dAll[source.x + k], dAll[source.y + k], dAll[source.z + k], dAll[source.w + k]);
    }
    let at = rows * u.inner + j;
    store(at, kept4(u.spanKey, at, u.threshold, u.scale) * forSpan
      + kept4(u.endKey, at, u.threshold, u.scale) * forEnds);
    return;
  }
  let rows = min(4u * (block - spanBlocks) + FOUR, vec4u(u.pairs - 1u));
  let source = rows * u.pairColumns;
  var sum = vec4f();
  for (var k = 0u; k < u.pairColumns; k++) {
    sum += weight[j * stride + u.allColumns + k]
      * vec4f(dPair[source.x + k], dPair[source.y + k], dPair[source.z + k], dPair[source.w + k]);
  }
  let at = rows * u.inner + j;
  store(u.spans * u.inner + at, kept4(u.pairKey, at, u.threshold, u.scale) * sum);`,
    }),
  },
  units: ({ spans, pairs }) => spans + pairs,
  reference({ dAll, dPair, weight, dPool }, u) {
    const stride = u.allColumns + u.pairColumns;
    for (let s = 0; s < u.spans; s++)
      for (let j = 0; j < u.inner; j++) {
        let [forSpan, forEnds] = [0, 0];
        for (let k = 0; k < u.allColumns; k++) {
          const part = dAll[s * u.allColumns + k] * weight[j * stride + k];
          if (k < u.spanColumns) forSpan += part;
          else forEnds += part;
        }
        const i = s * u.inner + j;
        dPool[i] = kept(u.spanKey, i, u) * forSpan + kept(u.endKey, i, u) * forEnds;
      }
    for (let p = 0; p < u.pairs; p++)
      for (let j = 0; j < u.inner; j++) {
        let sum = 0;
        for (let k = 0; k < u.pairColumns; k++)
          sum += dPair[p * u.pairColumns + k] * weight[j * stride + u.allColumns + k];
        dPool[(u.spans + p) * u.inner + j] = kept(u.pairKey, p * u.inner + j, u) * sum;
      }
  },
});
