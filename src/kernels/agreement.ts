import { defineKernel } from "./defineKernel.ts";
import { LOSS_UNIFORMS } from "./losses.ts";
import { perThread } from "./wgsl.ts";

const FUNCTIONS = `
fn sigma(x: f32) -> f32 {
  let e = exp(-abs(x));
  return select(e, 1.0, x >= 0.0) / (1.0 + e);
}
/** (divergence, gradient by x) of the logits x and y of one thing, both ways round. */
fn binary(x: f32, y: f32, z: f32) -> vec2f {
  if (z < 0.0) { return vec2f(); }
  let p = sigma(x);
  let apart = p - sigma(y);
  return vec2f(apart * (x - y), apart + p * sigma(-x) * (x - y));
}
/** The row that says the same with another mask. */
fn twin(row: u32, rows: u32) -> u32 {
  let half = rows / 2u;
  return select(row - half, row + half, row < half);
}
fn agreeOnSpan(s: u32) -> vec4f {
  let at = s * u.spanColumns;
  let other = twin(s, u.spans) * u.spanColumns;
  var top = spanLogits[at]; // of none, which is always known
  var otherTop = spanLogits[other];
  for (var k = 1u; k < u.entityTypes; k++) {
    if (targets[at + k] < 0.0) { continue; }
    top = max(top, spanLogits[at + k]);
    otherTop = max(otherTop, spanLogits[other + k]);
  }
  var sum = 0.0;
  var otherSum = 0.0;
  for (var k = 0u; k < u.entityTypes; k++) {
    if (targets[at + k] < 0.0) { continue; }
    sum += exp(spanLogits[at + k] - top);
    otherSum += exp(spanLogits[other + k] - otherTop);
  }
  var mean = 0.0; // of the differences, as this row weighs them
  var divergence = 0.0;
  for (var k = 0u; k < u.entityTypes; k++) {
    if (targets[at + k] < 0.0) { continue; }
    let p = exp(spanLogits[at + k] - top) / sum;
    let q = exp(spanLogits[other + k] - otherTop) / otherSum;
    let apart = spanLogits[at + k] - spanLogits[other + k];
    mean += p * apart;
    divergence += (p - q) * apart;
  }
  let scale = u.weight / f32(u.meanOver);
  for (var k = 0u; k < u.entityTypes; k++) {
    if (targets[at + k] < 0.0) { continue; }
    let p = exp(spanLogits[at + k] - top) / sum;
    let q = exp(spanLogits[other + k] - otherTop) / otherSum;
    let apart = spanLogits[at + k] - spanLogits[other + k];
    dSpan[at + k] += 0.5 * scale * ((p - q) + p * (apart - mean));
  }
  var loss = vec4f(0.25 * scale * divergence, 0.0, 0.0, 0.0);
  let scales = vec3f(u.spanScale1, u.spanScale2, u.spanScale3);
  for (var h = 0u; h < u.spanHeads; h++) {
    let k = u.entityTypes + h;
    let both = binary(spanLogits[at + k], spanLogits[other + k], targets[at + k]) * u.weight;
    dSpan[at + k] += 0.5 * scales[h] * both.y;
    loss[h + 1u] = 0.25 * scales[h] * both.x;
  }
  return loss;
}
fn agreeOnPair(p: u32) -> vec4f {
  let at = p * u.pairColumns;
  let other = twin(p, u.pairs) * u.pairColumns;
  let ours = u.spans * u.spanColumns + at; // where its targets begin
  var loss = vec4f();
  for (var k = 0u; k < u.relationTypes; k++) {
    let both = binary(pairLogits[at + k], pairLogits[other + k], targets[ours + k]) * u.weight;
    dPair[at + k] += 0.5 * u.relationScale * both.y;
    loss.x += 0.25 * u.relationScale * both.x;
  }
  let scales = vec3f(u.pairScale1, u.pairScale2, u.pairScale3);
  for (var h = 0u; h < u.pairHeads; h++) {
    let k = u.relationTypes + h;
    let both = binary(pairLogits[at + k], pairLogits[other + k], targets[ours + k]) * u.weight;
    dPair[at + k] += 0.5 * scales[h] * both.y;
    loss[h + 1u] = 0.25 * scales[h] * both.x;
  }
  return loss;
}`;

/**
 * Adds to the losses and their gradients how far the two halves of a batch disagree, which are the
 * same sentences under other masks (R-Drop, arXiv 2106.14448): of a row with logits x, p of them, and
 * its twin with y and q, half of KL(p, q) + KL(q, p) = Σ (p − q)(x − y), by the scale of the same head's
 * loss and the weight. Each of the two takes half of what is lost. What is unknown is left out.
 *
 * Operands as those of losses.ts, which comes before.
 */
export const agreement = defineKernel({
  name: "agreement",
  operands: {
    spanLogits: "read f32",
    pairLogits: "read f32",
    targets: "read f32",
    dSpan: "update f32",
    dPair: "update f32",
    rowLosses: "update vec4f",
  },
  uniforms: { ...LOSS_UNIFORMS, weight: "f32" },
  bodies: {
    tiled: perThread({
      items: ({ spans, pairs }) => spans + pairs,
      count: "u.spans + u.pairs",
      declarations: FUNCTIONS,
      code: `
  if (i < u.spans) {
    rowLosses[i] += agreeOnSpan(i);
  } else {
    rowLosses[i] += agreeOnPair(i - u.spans);
  }`,
    }),
  },
  units: ({ spans, pairs }) => spans + pairs,
  reference({ spanLogits, pairLogits, targets, dSpan, dPair, rowLosses }, u) {
    const spanScales = [u.spanScale1, u.spanScale2, u.spanScale3].slice(0, u.spanHeads);
    const pairScales = [u.pairScale1, u.pairScale2, u.pairScale3].slice(0, u.pairHeads);
    for (let s = 0; s < u.spans; s++) {
      const at = s * u.spanColumns;
      const other = twinOf(s, u.spans) * u.spanColumns;
      const known = Array.from({ length: u.entityTypes }, (_, e) => e).filter(
        (e) => targets[at + e] >= 0,
      );
      const p = softmax(known.map((e) => spanLogits[at + e]));
      const q = softmax(known.map((e) => spanLogits[other + e]));
      const apart = known.map((e) => spanLogits[at + e] - spanLogits[other + e]);
      const mean = apart.reduce((sum, d, i) => sum + p[i] * d, 0);
      const scale = u.weight / u.meanOver;
      known.forEach((e, i) => {
        dSpan[at + e] += 0.5 * scale * (p[i] - q[i] + p[i] * (apart[i] - mean));
        rowLosses[4 * s] += 0.25 * scale * (p[i] - q[i]) * apart[i];
      });
      spanScales.forEach((λ, h) => {
        const k = u.entityTypes + h;
        const { loss, slope } = apartBy(spanLogits[at + k], spanLogits[other + k], targets[at + k]);
        dSpan[at + k] += 0.5 * u.weight * λ * slope;
        rowLosses[4 * s + 1 + h] += 0.25 * u.weight * λ * loss;
      });
    }
    for (let p = 0; p < u.pairs; p++) {
      const at = p * u.pairColumns;
      const other = twinOf(p, u.pairs) * u.pairColumns;
      const row = 4 * (u.spans + p);
      const wanted = u.spans * u.spanColumns + at;
      const add = (k: number, λ: number, column: number) => {
        const { loss, slope } = apartBy(
          pairLogits[at + k],
          pairLogits[other + k],
          targets[wanted + k],
        );
        dPair[at + k] += 0.5 * u.weight * λ * slope;
        rowLosses[row + column] += 0.25 * u.weight * λ * loss;
      };
      for (let r = 0; r < u.relationTypes; r++) add(r, u.relationScale, 0);
      pairScales.forEach((λ, h) => {
        add(u.relationTypes + h, λ, 1 + h);
      });
    }
  },
});

const twinOf = (row: number, rows: number): number => (row + rows / 2) % rows;

function softmax(logits: readonly number[]): number[] {
  const top = Math.max(...logits);
  const sum = logits.reduce((total, x) => total + Math.exp(x - top), 0);
  return logits.map((x) => Math.exp(x - top) / sum);
}

/** Divergence of σ(x) and σ(y), both ways round, and its gradient by x; 0 where z is unknown. */
function apartBy(x: number, y: number, z: number) {
  if (z < 0) return { loss: 0, slope: 0 };
  const sigma = (value: number) => 1 / (1 + Math.exp(-value));
  const apart = sigma(x) - sigma(y);
  return { loss: apart * (x - y), slope: apart + sigma(x) * sigma(-x) * (x - y) };
}
