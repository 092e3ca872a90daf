import {
  add,
  erf,
  matMul,
  moments,
  mul,
  rsqrt,
  sub,
  type Tensor,
  type Tensor2D,
} from "@tensorflow/tfjs-core";
import type { Parameters } from "./parameters.ts";

/** y = x W + b. `weight` is [in, out]: the loader transposes PyTorch's [out, in] once. */
export interface Linear {
  readonly weight: Tensor2D;
  readonly bias: Tensor;
}
export interface LayerNorm {
  readonly weight: Tensor;
  readonly bias: Tensor;
}

/** The weights of a linear layer or a layer norm, by its name in the checkpoint. */
export const layerOf = (parameters: Parameters, name: string) => ({
  weight: parameters[`${name}.weight`] as Tensor2D,
  bias: parameters[`${name}.bias`],
});

/** @param x [N, in]  @returns [N, out] */
export const linear = ({ weight, bias }: Linear, x: Tensor2D): Tensor2D =>
  add(matMul(x, weight), bias);

/** Normalises the last axis. @param x [N, H]  @returns [N, H] */
export function layerNorm({ weight, bias }: LayerNorm, x: Tensor2D, epsilon: number): Tensor2D {
  const { mean, variance } = moments(x, -1, true);
  return add(mul(mul(sub(x, mean), rsqrt(add(variance, epsilon))), weight), bias);
}

/** The exact gelu that BERT was trained with, not the tanh approximation. */
export const gelu = (x: Tensor2D): Tensor2D => mul(mul(0.5, x), add(1, erf(mul(x, Math.SQRT1_2))));
