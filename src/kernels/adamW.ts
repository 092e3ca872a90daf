import { defineKernel } from "./defineKernel.ts";
import { gridOf, LINE } from "./wgsl.ts";

/** Fours that a workgroup updates. */
const STRETCH = 512;

/** Uniforms that both kernels of AdamW share. */
export const ADAM_UNIFORMS = {
  beta1: "f32",
  beta2: "f32",
  /** 1 − β₁ and 1 − β₂, which single precision cannot take from the betas. */
  rest1: "f32",
  rest2: "f32",
  epsilon: "f32",
  weightDecay: "f32",
  /** 1 / (1 − β₁ᵗ) */
  correction: "f32",
  /** 1 / √(1 − β₂ᵗ) */
  root: "f32",
} as const;

/** The step of entry i, whose moments take in the gradient d. */
export const WGSL_ADAM = `
fn moved(i: u32, d: vec4f, rate: f32) -> vec4f {
  let mean = u.beta1 * m[i] + u.rest1 * d;
  let square = u.beta2 * v[i] + u.rest2 * d * d;
  m[i] = mean;
  v[i] = square;
  return rate * u.correction * mean / (sqrt(square) * u.root + u.epsilon);
}`;

/**
 * One update of AdamW (Loshchilov and Hutter 2019) over a chunk of the parameters, gradients
 * clipped by the factor in `summary`. The chunk holds, in this order, up to `decayedEncoder`,
 * `plainEncoder`, `decayedHeads` and `length` (in fours): weights of the encoder that are decayed,
 * its other ones, and the same of the heads.
 *
 * @param w, m, v, g [4 · length] @param summary [8] see summary.ts
 */
export const adamW = defineKernel({
  name: "adamW",
  operands: {
    w: "update vec4f",
    m: "update vec4f",
    v: "update vec4f",
    g: "read vec4f",
    summary: "read f32",
  },
  uniforms: {
    length: "u32",
    decayedEncoder: "u32",
    plainEncoder: "u32",
    decayedHeads: "u32",
    encoderRate: "f32",
    headRate: "f32",
    ...ADAM_UNIFORMS,
  },
  bodies: {
    tiled: {
      // A workgroup goes through a stretch: a fifth faster than a thread for each four.
      code: () => `${WGSL_ADAM}
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  let start = (group.y * ${LINE}u + group.x) * ${STRETCH}u;
  let clip = summary[0];
  for (var i = start + t; i < min(u.length, start + ${STRETCH}u); i += 64u) {
    let rate = select(u.headRate, u.encoderRate, i < u.plainEncoder);
    let decayed = i < u.decayedEncoder || (i >= u.plainEncoder && i < u.decayedHeads);
    let x = w[i] * select(1.0, 1.0 - rate * u.weightDecay, decayed);
    w[i] = x - moved(i, clip * g[i], rate);
  }
}`,
      grid: ({ length }) => gridOf(Math.ceil(length / STRETCH)),
    },
  },
  /** Stretches of 1024 fours. */
  units: ({ length }) => Math.ceil(length / 1024),
  reference({ w, m, v, g, summary }, u) {
    for (let i = 0; i < 4 * u.length; i++) {
      const at = i >> 2;
      const rate = at < u.plainEncoder ? u.encoderRate : u.headRate;
      const decayed = at < u.decayedEncoder || (at >= u.plainEncoder && at < u.decayedHeads);
      const d = summary[0] * g[i];
      m[i] = u.beta1 * m[i] + u.rest1 * d;
      v[i] = u.beta2 * v[i] + u.rest2 * d * d;
      const step = (rate * u.correction * m[i]) / (Math.sqrt(v[i]) * u.root + u.epsilon);
      w[i] = w[i] * (decayed ? 1 - rate * u.weightDecay : 1) - step;
    }
  },
});
