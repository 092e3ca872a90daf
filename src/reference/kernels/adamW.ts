import { reshape, type Tensor } from "@tensorflow/tfjs-core";
import { defineKernel } from "./defineKernel.ts";

/**
 * A running mean: m' = β m + (1 − β) s g.
 *
 * @param m [n] mean so far
 * @param g [n] gradient
 * @param c [2] (β, s): decay, and the clipping factor of the gradient
 */
const firstMoment = defineKernel({
  name: "AdamFirstMoment",
  inputs: ["m", "g", "c"],
  outputShape: ([m]) => m,
  wgsl: `
    let beta = getC(0);
    setOutputAtIndex(index, beta * getM(index) + (1.0 - beta) * getC(1) * getG(index));`,
  loop([m, g, c], _shapes, out) {
    const beta = c[0];
    const scale = (1 - beta) * c[1];
    for (let i = 0; i < out.length; i++) out[i] = beta * m[i] + scale * g[i];
  },
});

/** The same of the square: v' = β v + (1 − β) (s g)². */
const secondMoment = defineKernel({
  name: "AdamSecondMoment",
  inputs: ["v", "g", "c"],
  outputShape: ([v]) => v,
  wgsl: `
    let beta = getC(0);
    let g = getC(1) * getG(index);
    setOutputAtIndex(index, beta * getV(index) + (1.0 - beta) * g * g);`,
  loop([v, g, c], _shapes, out) {
    const beta = c[0];
    const scale = (1 - beta) * c[1] * c[1];
    for (let i = 0; i < out.length; i++) out[i] = beta * v[i] + scale * g[i] * g[i];
  },
});

/**
 * The step itself: w' = decay · w − rate · m / (√v · root + ε).
 *
 * @param c [4] (decay, rate, root, ε) with decay = 1 − lr · λ, rate = lr / (1 − β₁ᵗ),
 *              root = 1 / √(1 − β₂ᵗ)
 */
const update = defineKernel({
  name: "AdamWUpdate",
  inputs: ["w", "m", "v", "c"],
  outputShape: ([w]) => w,
  wgsl: `
    let denominator = sqrt(getV(index)) * getC(2) + getC(3);
    setOutputAtIndex(index, getC(0) * getW(index) - getC(1) * getM(index) / denominator);`,
  loop([w, m, v, c], _shapes, out) {
    const [decay, rate, root, epsilon] = c;
    for (let i = 0; i < out.length; i++)
      out[i] = decay * w[i] - (rate * m[i]) / (Math.sqrt(v[i]) * root + epsilon);
  },
});

const flat = (x: Tensor): Tensor => reshape(x, [-1]);
const shaped =
  (kernel: (...inputs: Tensor[]) => Tensor) =>
  (...inputs: Tensor[]): Tensor =>
    reshape(kernel(...inputs.map(flat)), inputs[0].shape);

/** The three element-wise kernels of AdamW (Loshchilov and Hutter 2019), for any shape. */
export const adamW = {
  firstMoment: shaped(firstMoment),
  secondMoment: shaped(secondMoment),
  update: shaped(update),
};
