import { defineKernel } from "./defineKernel.ts";
import { kept, MASK, WGSL_KEPT } from "./dropout.ts";
import { perThread } from "./wgsl.ts";

/**
 * Gradient of every column that a span has: of its ends, the sum over the pairs that it is head or
 * tail of, and of its logits, what the loss and, through W_logits, the ends give.
 *
 * @param dSpan [spans, spanColumns] @param dPair [pairs, pairColumns]
 * @param endOffsets [spans + 1] into @param endPairs [2 pairs] (2 · pair, + 1 where it is the tail)
 * @param logitsWeight [entityTypes, 2 pairColumns] @param dAll [spans, spanColumns + 2 pairColumns]
 */
export const spanLogitsGrad = defineKernel({
  name: "spanLogitsGrad",
  operands: {
    dSpan: "read f32",
    dPair: "read f32",
    endOffsets: "read u32",
    endPairs: "read u32",
    logitsWeight: "read f32",
    dAll: "write f32",
  },
  uniforms: {
    spans: "u32",
    spanColumns: "u32",
    pairColumns: "u32",
    entityTypes: "u32",
    withLogits: "u32",
    ...MASK,
  },
  bodies: {
    tiled: perThread({
      items: ({ spans, spanColumns, pairColumns }) => spans * (spanColumns + 2 * pairColumns),
      count: "u.spans * (u.spanColumns + 2u * u.pairColumns)",
      declarations: WGSL_KEPT,
      // The threads of the logits add the pairs up again: they wait for no other thread.
      code: `
  let all = u.spanColumns + 2u * u.pairColumns;
  let s = i / all;
  let k = i % all;
  var sum = 0.0;
  if (k >= u.spanColumns) {
    let side = (k - u.spanColumns) / u.pairColumns;
    let column = (k - u.spanColumns) % u.pairColumns;
    for (var n = endOffsets[s]; n < endOffsets[s + 1u]; n++) {
      let end = endPairs[n];
      if ((end & 1u) == side) { sum += dPair[(end >> 1u) * u.pairColumns + column]; }
    }
    dAll[i] = sum;
    return;
  }
  if (u.withLogits != 0u && k < u.entityTypes) {
    for (var n = endOffsets[s]; n < endOffsets[s + 1u]; n++) {
      let pair = (endPairs[n] >> 1u) * u.pairColumns;
      let weight = (2u * k + (endPairs[n] & 1u)) * u.pairColumns;
      for (var c = 0u; c < u.pairColumns; c++) {
        sum += dPair[pair + c] * logitsWeight[weight + c];
      }
    }
    sum *= kept(u.key, s * u.entityTypes + k, u.threshold, u.scale);
  }
  dAll[i] = dSpan[s * u.spanColumns + k] + sum;`,
    }),
  },
  units: ({ spans }) => spans,
  reference({ dSpan, dPair, endOffsets, endPairs, logitsWeight, dAll }, u) {
    const { spanColumns, pairColumns, entityTypes: E } = u;
    const All = spanColumns + 2 * pairColumns;
    for (let s = 0; s < u.spans; s++) {
      const out = dAll.subarray(s * All, (s + 1) * All).fill(0);
      out.set(dSpan.subarray(s * spanColumns, (s + 1) * spanColumns));
      for (let i = endOffsets[s]; i < endOffsets[s + 1]; i++) {
        const pair = endPairs[i] >> 1;
        const at = spanColumns + (endPairs[i] & 1) * pairColumns;
        for (let k = 0; k < pairColumns; k++) out[at + k] += dPair[pair * pairColumns + k];
      }
      if (!u.withLogits) continue;
      for (let e = 0; e < E; e++) {
        let sum = 0;
        for (let c = 0; c < 2 * pairColumns; c++)
          sum += out[spanColumns + c] * logitsWeight[e * 2 * pairColumns + c];
        out[e] += kept(u.key, s * E + e, u) * sum;
      }
    }
  },
});
