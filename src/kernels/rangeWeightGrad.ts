import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { RANGE_UNIFORMS } from "./rangeGrad.ts";

/**
 * Gradients of the range factors' weights and of the heads' biases.
 *
 * @param pool [spans + pairs, inner] @param dAll [spans, allColumns]
 * @param dPair [pairs, pairColumns] @param dWeight [inner, allColumns + pairColumns]
 * @param dSpanBias [spanColumns] @param dPairBias [pairColumns]
 */
export const rangeWeightGrad = defineKernel({
  name: "rangeWeightGrad",
  operands: {
    pool: "read f32",
    dAll: "read f32",
    dPair: "read f32",
    dWeight: "write f32",
    dSpanBias: "write f32",
    dPairBias: "write f32",
  },
  uniforms: RANGE_UNIFORMS,
  bodies: {},
  /** Rows of the weight, and one more for the biases. */
  units: ({ inner }) => inner + 1,
  reference({ pool, dAll, dPair, dWeight, dSpanBias, dPairBias }, u) {
    const stride = u.allColumns + u.pairColumns;
    for (let j = 0; j < u.inner; j++) {
      for (let k = 0; k < u.allColumns; k++) {
        const key = k < u.spanColumns ? u.spanKey : u.endKey;
        let sum = 0;
        for (let s = 0; s < u.spans; s++) {
          const i = s * u.inner + j;
          sum += pool[i] * kept(key, i, u) * dAll[s * u.allColumns + k];
        }
        dWeight[j * stride + k] = sum;
      }
      for (let k = 0; k < u.pairColumns; k++) {
        let sum = 0;
        for (let p = 0; p < u.pairs; p++)
          sum +=
            pool[(u.spans + p) * u.inner + j] *
            kept(u.pairKey, p * u.inner + j, u) *
            dPair[p * u.pairColumns + k];
        dWeight[j * stride + u.allColumns + k] = sum;
      }
    }
    for (let k = 0; k < u.spanColumns; k++) {
      dSpanBias[k] = 0;
      for (let s = 0; s < u.spans; s++) dSpanBias[k] += dAll[s * u.allColumns + k];
    }
    for (let k = 0; k < u.pairColumns; k++) {
      dPairBias[k] = 0;
      for (let p = 0; p < u.pairs; p++) dPairBias[k] += dPair[p * u.pairColumns + k];
    }
  },
});
