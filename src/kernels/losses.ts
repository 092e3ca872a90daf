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
/** (cross-entropy, gradient) of logit x and target z: softplus(x) - x z and sigmoid(x) - z. */
fn binary(x: f32, z: f32) -> vec2f {
  if (z < 0.0) { return vec2f(); }
  let e = exp(-abs(x));
  let rest = e / (1.0 + e);
  let loss = select(-x * z, x * (1.0 - z), x >= 0.0) + log1p(e);
  return vec2f(loss, select(rest - z, (1.0 - z) - rest, x >= 0.0));
}
fn spanLosses(s: u32) -> vec4f {
  let at = s * u.spanColumns;
  let rows = f32(u.meanOver);
  for (var k = u.entityTypes; k < u.spanColumns; k++) { dSpan[at + k] = 0.0; }
  var best = 0u;
  var likely = 0u; // the type that is wanted most
  for (var k = 1u; k < u.entityTypes; k++) {
    if (targets[at + k] < 0.0) { continue; }
    if (spanLogits[at + k] > spanLogits[at + best]) { best = k; }
    if (targets[at + k] > targets[at + likely]) { likely = k; }
  }
  let top = spanLogits[at + best];
  var besides = 0.0; // sums of exp without the best type, and without the likely one
  var wrong = 0.0;
  var distance = 0.0;
  for (var k = 0u; k < u.entityTypes; k++) {
    let wanted = targets[at + k];
    if (wanted < 0.0) { continue; }
    let e = exp(spanLogits[at + k] - top);
    besides += select(e, 0.0, k == best);
    wrong += select(e, 0.0, k == likely);
    distance += wanted * (top - spanLogits[at + k]);
  }
  let sum = 1.0 + besides;
  for (var k = 0u; k < u.entityTypes; k++) {
    let wanted = targets[at + k];
    if (wanted < 0.0) {
      dSpan[at + k] = 0.0;
    } else if (k == likely) {
      dSpan[at + k] = ((1.0 - wanted) - wrong / sum) / rows;
    } else {
      dSpan[at + k] = (exp(spanLogits[at + k] - top) / sum - wanted) / rows;
    }
  }
  let logSum = select(log(sum), log1p(besides), besides <= 1.0);
  var loss = vec4f((distance + logSum) / rows, 0.0, 0.0, 0.0);
  let scales = vec3f(u.spanScale1, u.spanScale2, u.spanScale3);
  for (var h = 0u; h < u.spanHeads; h++) {
    let k = at + u.entityTypes + h;
    let both = binary(spanLogits[k], targets[k]) * scales[h];
    dSpan[k] = both.y;
    loss[h + 1u] = both.x;
  }
  return loss;
}
fn pairLosses(p: u32) -> vec4f {
  let at = p * u.pairColumns;
  let ours = u.spans * u.spanColumns + at; // where its targets begin
  for (var k = u.relationTypes; k < u.pairColumns; k++) { dPair[at + k] = 0.0; }
  var loss = vec4f();
  for (var k = 0u; k < u.relationTypes; k++) {
    let both = binary(pairLogits[at + k], targets[ours + k]) * u.relationScale;
    dPair[at + k] = both.y;
    loss.x += both.x;
  }
  let scales = vec3f(u.pairScale1, u.pairScale2, u.pairScale3);
  for (var h = 0u; h < u.pairHeads; h++) {
    let k = u.relationTypes + h;
    let both = binary(pairLogits[at + k], targets[ours + k]) * scales[h];
    dPair[at + k] = both.y;
    loss[h + 1u] = both.x;
  }
  return loss;
}`;

/** What losses, and what is added to them, ask of sizes and scales. */
export const LOSS_UNIFORMS = {
  spans: "u32",
  pairs: "u32",
  spanColumns: "u32",
  pairColumns: "u32",
  entityTypes: "u32",
  relationTypes: "u32",
  /** How many binary heads are on. */
  spanHeads: "u32",
  pairHeads: "u32",
  /** Over so many spans the loss of the entity types is a mean. */
  meanOver: "u32",
  relationScale: "f32",
  spanScale1: "f32",
  spanScale2: "f32",
  spanScale3: "f32",
  pairScale1: "f32",
  pairScale2: "f32",
  pairScale3: "f32",
} as const;

/** Columns of `rowLosses`: of the types, then of up to three binary heads. */
export const ROW_LOSSES = 4;

/**
 * Losses of each row and their gradients. Softmax cross-entropy over the entity types, binary
 * cross-entropy for the relation types and for the binary heads, whose columns follow the types'.
 * Where a target is negative it is unknown: an entity type is left out of the softmax, and of all
 * else nothing is lost.
 * Each loss is scaled; that of the entity types is a mean, over spans of other parts of a batch too.
 *
 * @param spanLogits, dSpan [spans, spanColumns] @param pairLogits, dPair [pairs, pairColumns]
 * @param targets [spans, spanColumns], in which those of the entity types sum to 1 and that of none,
 * the first, is known; then [pairs, pairColumns]
 * @param rowLosses [spans + pairs, 4] of the types, then of the binary heads that are on; else 0
 */
export const losses = defineKernel({
  name: "losses",
  operands: {
    spanLogits: "read f32",
    pairLogits: "read f32",
    targets: "read f32",
    dSpan: "write f32",
    dPair: "write f32",
    rowLosses: "write vec4f",
  },
  uniforms: LOSS_UNIFORMS,
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
  reference({ spanLogits, pairLogits, targets, dSpan, dPair, rowLosses }, u) {
    const spanScales = [u.spanScale1, u.spanScale2, u.spanScale3].slice(0, u.spanHeads);
    const pairScales = [u.pairScale1, u.pairScale2, u.pairScale3].slice(0, u.pairHeads);
    for (let s = 0; s < u.spans; s++) {
      const row = spanLogits.subarray(s * u.spanColumns, (s + 1) * u.spanColumns);
      const target = targets.subarray(s * u.spanColumns, (s + 1) * u.spanColumns);
      const gradient = dSpan.subarray(s * u.spanColumns, (s + 1) * u.spanColumns).fill(0);
      const known = Array.from({ length: u.entityTypes }, (_, e) => e).filter(
        (e) => target[e] >= 0,
      );
      const top = Math.max(...known.map((e) => row[e]));
      const sum = known.reduce((total, e) => total + Math.exp(row[e] - top), 0);
      const loss = rowLosses.subarray(4 * s, 4 * s + 4).fill(0);
      for (const e of known) {
        gradient[e] = (Math.exp(row[e] - top) / sum - target[e]) / u.meanOver;
        loss[0] += (target[e] * (top + Math.log(sum) - row[e])) / u.meanOver;
      }
      spanScales.forEach((scale, h) => {
        const k = u.entityTypes + h;
        gradient[k] = slope(row[k], target[k]) * scale;
        loss[1 + h] = crossEntropy(row[k], target[k]) * scale;
      });
    }
    const ofPairs = targets.subarray(u.spans * u.spanColumns);
    for (let p = 0; p < u.pairs; p++) {
      const row = pairLogits.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const target = ofPairs.subarray(p * u.pairColumns, (p + 1) * u.pairColumns);
      const gradient = dPair.subarray(p * u.pairColumns, (p + 1) * u.pairColumns).fill(0);
      const loss = rowLosses.subarray(4 * (u.spans + p), 4 * (u.spans + p) + 4).fill(0);
      for (let r = 0; r < u.relationTypes; r++) {
        gradient[r] = slope(row[r], target[r]) * u.relationScale;
        loss[0] += crossEntropy(row[r], target[r]) * u.relationScale;
      }
      pairScales.forEach((scale, h) => {
        const k = u.relationTypes + h;
        gradient[k] = slope(row[k], target[k]) * scale;
        loss[1 + h] = crossEntropy(row[k], target[k]) * scale;
      });
    }
  },
});

/** What the losses of a batch are scaled by: λ, if any, by the rows or entries that count. */
export interface LossScales {
  /** The spans that the loss of the entity types is a mean over. */
  readonly meanOver: number;
  readonly relations: number;
  /** Of the binary heads that are on, at most three of spans and of pairs. */
  readonly spans: readonly number[];
  readonly pairs: readonly number[];
}

/** The uniforms of the scales. */
export const lossUniforms = ({ meanOver, relations, spans, pairs }: LossScales) => ({
  meanOver,
  spanHeads: spans.length,
  pairHeads: pairs.length,
  relationScale: relations,
  spanScale1: spans[0] ?? 0,
  spanScale2: spans[1] ?? 0,
  spanScale3: spans[2] ?? 0,
  pairScale1: pairs[0] ?? 0,
  pairScale2: pairs[1] ?? 0,
  pairScale3: pairs[2] ?? 0,
});

/** σ(x) − z, the gradient of the cross-entropy; 0 where the target is unknown. */
const slope = (x: number, z: number): number => (z < 0 ? 0 : 1 / (1 + Math.exp(-x)) - z);

/** softplus(x) − x z, without overflow; 0 where the target is unknown. */
const crossEntropy = (x: number, z: number): number =>
  z < 0 ? 0 : Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - x * z;
