import {
  add,
  erf,
  matMul,
  moments,
  mul,
  relu,
  rsqrt,
  sub,
  type Tensor,
  type Tensor2D,
  tanh,
} from "@tensorflow/tfjs-core";
import type { BertConfig } from "../model/encoders/bertConfig.ts";
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

/** What a feed-forward layer applies to its sums, by `hidden_act`. */
export const activations: Readonly<Record<BertConfig["activation"], (x: Tensor2D) => Tensor2D>> = {
  // The exact gelu that BERT was trained with.
  gelu: (x) => mul(mul(0.5, x), add(1, erf(mul(x, Math.SQRT1_2)))),
  // Its approximation (Hendrycks and Gimpel 2016): x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))).
  gelu_new: (x) => {
    const inner = mul(Math.sqrt(2 / Math.PI), add(x, mul(0.044715, mul(x, mul(x, x)))));
    return mul(mul(0.5, x), add(1, tanh(inner)));
  },
  relu: (x) => relu(x),
};
