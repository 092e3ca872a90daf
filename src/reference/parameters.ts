import { type Tensor, tensor, tidy, transpose } from "@tensorflow/tfjs-core";
import type { Weights } from "../model/weights.ts";

/**
 * Weights by their name in the checkpoint. Linear weights are held [in, out], transposed once from
 * PyTorch's [out, in], so that the forward products have no transposed operand.
 */
export type Parameters = Readonly<Record<string, Tensor>>;

/** Uploads weights to the backend in use. */
export function uploadWeights(weights: Weights): Parameters {
  const parameters: Record<string, Tensor> = {};
  for (const [name, { shape, data }] of weights)
    parameters[name] = tidy(() => {
      const value = tensor(data, [...shape]);
      return isLinearWeight(name) ? transpose(value) : value;
    });
  return parameters;
}

/** Reads weights back. */
export async function downloadWeights(parameters: Parameters): Promise<Weights> {
  const weights = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const [name, value] of Object.entries(parameters)) {
    const turned = isLinearWeight(name) ? transpose(value) : value.clone();
    weights.set(name, { shape: turned.shape, data: (await turned.data()) as Float32Array });
    turned.dispose();
  }
  return weights;
}

/** Frees every tensor. */
export function disposeParameters(parameters: Parameters): void {
  for (const tensor of Object.values(parameters)) tensor.dispose();
}

/** Linear weights are transposed between file and memory; embeddings are not. */
const isLinearWeight = (name: string): boolean =>
  name.endsWith(".weight") && !name.includes("LayerNorm") && !name.includes("embeddings.");
