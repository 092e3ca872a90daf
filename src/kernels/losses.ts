import { defineKernel } from "./defineKernel.ts";
import { NONE } from "./sentenceRows.ts";
import { perThread } from "./wgsl.ts";

// WGSL's log is only good to 2^-21 near 1, where confident rows are: hence an own log1p.
const FUNCTIONS = `
/** log(1 + x) for x in [0, 1], by the series of 2 atanh(x / (2 + x)). */
fn log1p(x: f32) -> f32 {
  let t = x / (2.0 + x);
  let q = t * t;
  return 2.0 * t * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0 + q * (1.0 / 9.0
    + q * (1.0 / 11.0 + q / 13.0))))));
}
/** (cross-entropy, gradient) of logit x and label z: softplus(x) - x z and sigmoid(x) - z. */
fn binary(x: f32, z: f32) -> vec2f {
  let e = exp(-abs(x));
  let rest = e / (1.0 + e);
  let loss = select(-x * z, x * (1.0 - z), x >= 0.0) + log1p(e);
  return vec2f(loss, select(rest - z, (1.0 - z) - rest, x >= 0.0));
}
fn spanLosses(s: u32) -> vec4f {
  let at = s * u.spanColumns;
  let rows = f32(u.spans);
  let label = spans[s].z;
  for (var k = u.entityTypes; k < u.spanColumns; k++) { dSpan[at + k] = 0.0; }
  var best = 0u;
  for (var k = 1u; k < u.entityTypes; k++) {
    if (spanLogits[at + k] > spanLogits[at + best]) { best = k; }
  }
  let top = spanLogits[at + best];
  var besides = 0.0; // sums of exp without the best type, and without the label
  var wrong = 0.0;
  for (var k = 0u; k < u.entityTypes; k++) {
    let e = exp(spanLogits[at + k] - top);
    besides += select(e, 0.0, k == best);
    wrong += select(e, 0.0, k == label);
  }
  let sum = 1.0 + besides;
  for (var k = 0u; k < u.entityTypes; k++) {
    dSpan[at + k] = select(exp(spanLogits[at + k] - top), -wrong, k == label) / sum / rows;
  }
  let logSum = select(log(sum), log1p(besides), besides <= 1.0);
  var loss = vec4f((top - spanLogits[at + label] + logSum) / rows, 0.0, 0.0, 0.0);
  if (u.entityness != ${NONE}u) {
    let both = binary(spanLogits[at + u.entityness], select(0.0, 1.0, label > 0u));
    dSpan[at + u.entityness] = both.y * u.entitynessWeight / rows;
    loss.y = both.x * u.entitynessWeight / rows;
  }
  if (u.iou != ${NONE}u) {
    let both = binary(spanLogits[at + u.iou], bitcast<f32>(spans[s].w));
    dSpan[at + u.iou] = both.y * u.iouWeight / rows;
    loss.z = both.x * u.iouWeight / rows;
  }
  return loss;
}
fn pairLosses(p: u32) -> vec4f {
  let at = p * u.pairColumns;
  let cells = f32(u.pairs) * f32(u.relationTypes);
  for (var k = u.relationTypes; k < u.pairColumns; k++) { dPair[at + k] = 0.0; }
  var loss = vec4f();
  for (var k = 0u; k < u.relationTypes; k++) {
    let both = binary(pairLogits[at + k], targets[at + k]);
    dPair[at + k] = both.y / cells;
    loss.x += both.x / cells;
  }
  if (u.relatedness != ${NONE}u) {
    let both = binary(pairLogits[at + u.relatedness], targets[at + u.relatedness]);
    dPair[at + u.relatedness] = both.y * u.relatednessWeight / f32(u.pairs);
    loss.y = both.x * u.relatednessWeight / f32(u.pairs);
  }
  return loss;
}`;

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
  bodies: {
    tiled: perThread({
      items: ({ spans, pairs }) => spans + pairs,
      count: "u.spans + u.pairs",
      declarations: FUNCTIONS,
      code: `
  if (i < u.spans) {
    rowLosses[i] = spanLosses(i);
  } else {
    rowLosses[i] = pairLosses(i - u.spans);
  }`,
    }),
  },
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
