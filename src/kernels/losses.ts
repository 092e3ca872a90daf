import { defineKernel } from "./defineKernel.ts";
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
  let weights = vec3f(u.spanWeight1, u.spanWeight2, u.spanWeight3);
  for (var h = 0u; h < u.spanHeads; h++) {
    let k = at + u.entityTypes + h;
    let both = binary(spanLogits[k], targets[k]) * weights[h] / rows;
    dSpan[k] = both.y;
    loss[h + 1u] = both.x;
  }
  return loss;
}
fn pairLosses(p: u32) -> vec4f {
  let at = p * u.pairColumns;
  let ours = u.spans * u.spanColumns + at; // where its targets begin
  let cells = f32(u.pairs) * f32(u.relationTypes);
  for (var k = u.relationTypes; k < u.pairColumns; k++) { dPair[at + k] = 0.0; }
  var loss = vec4f();
  for (var k = 0u; k < u.relationTypes; k++) {
    let both = binary(pairLogits[at + k], targets[ours + k]);
    dPair[at + k] = both.y / cells;
    loss.x += both.x / cells;
  }
  let weights = vec3f(u.pairWeight1, u.pairWeight2, u.pairWeight3);
  for (var h = 0u; h < u.pairHeads; h++) {
    let k = u.relationTypes + h;
    let both = binary(pairLogits[at + k], targets[ours + k]) * weights[h] / f32(u.pairs);
    dPair[at + k] = both.y;
    loss[h + 1u] = both.x;
  }
  return loss;
}`;

/** Columns of `rowLosses`: of the types, then of up to three binary heads. */
export const ROW_LOSSES = 4;

/**
 * Losses of each row and their gradients. Softmax cross-entropy over the entity types, binary
 * cross-entropy for the relation types and for the binary heads, whose columns follow the types';
 * each weighted, and divided by the rows, and for relations by rows and types, that it is a mean of.
 *
 * @param spanLogits, dSpan [spans, spanColumns] @param spans [spans, 4] see spanLogits.ts
 * @param pairLogits, dPair [pairs, pairColumns]
 * @param targets [spans, spanColumns], of which the binary heads' count, then [pairs, pairColumns]
 * @param rowLosses [spans + pairs, 4] of the types, then of the binary heads that are on; else 0
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
    /** How many binary heads are on, and λ of each. */
    spanHeads: "u32",
    pairHeads: "u32",
    spanWeight1: "f32",
    spanWeight2: "f32",
    spanWeight3: "f32",
    pairWeight1: "f32",
    pairWeight2: "f32",
    pairWeight3: "f32",
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
    const spanWeights = [u.spanWeight1, u.spanWeight2, u.spanWeight3].slice(0, u.spanHeads);
    const pairWeights = [u.pairWeight1, u.pairWeight2, u.pairWeight3].slice(0, u.pairHeads);
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
      spanWeights.forEach((weight, h) => {
        const k = u.entityTypes + h;
        const target = targets[s * u.spanColumns + k];
        gradient[k] = ((sigmoid(row[k]) - target) * weight) / u.spans;
        loss[1 + h] = (crossEntropy(row[k], target) * weight) / u.spans;
      });
    }
    const ofPairs = targets.subarray(u.spans * u.spanColumns);
    for (let p = 0; p < u.pairs; p++) {
      const row = pairLogits.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const target = ofPairs.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const gradient = dPair.subarray(p * u.pairColumns, (p + 1) * u.pairColumns).fill(0);
      const loss = rowLosses.subarray(4 * (u.spans + p), 4 * (u.spans + p) + 4).fill(0);
      const cells = u.pairs * u.relationTypes;
      for (let r = 0; r < u.relationTypes; r++) {
        gradient[r] = (sigmoid(row[r]) - target[r]) / cells;
        loss[0] += crossEntropy(row[r], target[r]) / cells;
      }
      pairWeights.forEach((weight, h) => {
        const k = u.relationTypes + h;
        gradient[k] = ((sigmoid(row[k]) - target[k]) * weight) / u.pairs;
        loss[1 + h] = (crossEntropy(row[k], target[k]) * weight) / u.pairs;
      });
    }
  },
});

/** The uniforms of the binary heads that are on, by λ of each: at most three of spans and of pairs. */
export const lossUniforms = (spans: readonly number[], pairs: readonly number[]) => ({
  spanHeads: spans.length,
  pairHeads: pairs.length,
  spanWeight1: spans[0] ?? 0,
  spanWeight2: spans[1] ?? 0,
  spanWeight3: spans[2] ?? 0,
  pairWeight1: pairs[0] ?? 0,
  pairWeight2: pairs[1] ?? 0,
  pairWeight3: pairs[2] ?? 0,
});

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** softplus(x) − x z, without overflow. */
const crossEntropy = (x: number, z: number): number =>
  Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - x * z;
