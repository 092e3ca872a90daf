import { defineKernel } from "./defineKernel.ts";
import { NONE } from "./sentenceRows.ts";

/** Columns of `rowLosses`; a pair's row holds relation and relatedness in the first two. */
export const ROW_LOSSES = 4;

/**
 * Losses of each row and their gradients. Softmax cross-entropy over the entity types, binary
 * cross-entropy for entityness (target: not none), IoU, relations and relatedness; each weighted,
 * and divided by the rows, and for relations by rows and types, that it is a mean of.
 *
 * @param spanLogits, dSpan [spans, spanColumns] @param spans [spans, 4] see spanLogits.ts
 * @param pairLogits, targets, dPair [pairs, pairColumns]
 * @param rowLosses [spans + pairs, 4] entity, entityness, IoU, 0; relation, relatedness, 0, 0
 */
export const losses = defineKernel({
  name: "losses",
  operands: {
    spanLogits: "read f32",
    spans: "read vec4u",
    pairLogits: "read f32",
    targets: "read f32",
    dSpan: "write f32",
    dPair: "write f32",
    rowLosses: "write vec4f",
  },
  uniforms: {
    spans: "u32",
    pairs: "u32",
    spanColumns: "u32",
    pairColumns: "u32",
    entityTypes: "u32",
    relationTypes: "u32",
    /** Columns of the binary heads, or NONE. */
    entityness: "u32",
    iou: "u32",
    relatedness: "u32",
    entitynessWeight: "f32",
    iouWeight: "f32",
    relatednessWeight: "f32",
  },
  bodies: {},
  units: ({ spans, pairs }) => spans + pairs,
  reference({ spanLogits, spans, pairLogits, targets, dSpan, dPair, rowLosses }, u) {
    const iouOf = new Float32Array(spans.buffer, spans.byteOffset, spans.length);
    for (let s = 0; s < u.spans; s++) {
      const row = spanLogits.subarray(s * u.spanColumns, (s + 1) * u.spanColumns);
      const gradient = dSpan.subarray(s * u.spanColumns, (s + 1) * u.spanColumns).fill(0);
      const label = spans[4 * s + 2];
      const types = row.subarray(0, u.entityTypes);
      const top = Math.max(...types);
      const sum = types.reduce((total, y) => total + Math.exp(y - top), 0);
      for (let e = 0; e < u.entityTypes; e++)
        gradient[e] = (Math.exp(row[e] - top) / sum - (e === label ? 1 : 0)) / u.spans;
      const loss = rowLosses.subarray(4 * s, 4 * s + 4).fill(0);
      loss[0] = (top + Math.log(sum) - row[label]) / u.spans;
      const binary = (column: number, target: number, weight: number) => {
        if (column === NONE) return 0;
        gradient[column] = ((sigmoid(row[column]) - target) * weight) / u.spans;
        return (crossEntropy(row[column], target) * weight) / u.spans;
      };
      loss[1] = binary(u.entityness, label > 0 ? 1 : 0, u.entitynessWeight);
      loss[2] = binary(u.iou, iouOf[4 * s + 3], u.iouWeight);
    }
    for (let p = 0; p < u.pairs; p++) {
      const row = pairLogits.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const target = targets.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const gradient = dPair.subarray(p * u.pairColumns, (p + 1) * u.pairColumns).fill(0);
      const loss = rowLosses.subarray(4 * (u.spans + p), 4 * (u.spans + p) + 4).fill(0);
      const cells = u.pairs * u.relationTypes;
      for (let r = 0; r < u.relationTypes; r++) {
        gradient[r] = (sigmoid(row[r]) - target[r]) / cells;
        loss[0] += crossEntropy(row[r], target[r]) / cells;
      }
      if (u.relatedness === NONE) continue;
      const [logit, related] = [row[u.relatedness], target[u.relatedness]];
      gradient[u.relatedness] = ((sigmoid(logit) - related) * u.relatednessWeight) / u.pairs;
      loss[1] = (crossEntropy(logit, related) * u.relatednessWeight) / u.pairs;
    }
  },
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** softplus(x) − x z, without overflow. */
const crossEntropy = (x: number, z: number): number =>
  Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - x * z;
