import type { NamedArray } from "../io/safetensors.ts";
import type { AdamWSettings } from "../model/network.ts";
import { isDecayed } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";

/** Parameters that the host moves, with their moments; all are changed in place. */
export interface HostParameters {
  readonly weights: Weights;
  readonly first: Weights;
  readonly second: Weights;
}

/** Parameters whose moments are zero. */
export function hostParameters(weights: Weights): HostParameters {
  const zeros = (): Weights =>
    new Map(
      [...weights].map(([name, { shape, data }]): [string, NamedArray] => [
        name,
        { shape, data: new Float32Array(data.length) },
      ]),
    );
  return { weights, first: zeros(), second: zeros() };
}

/**
 * One update of AdamW (Loshchilov and Hutter 2019), as kernels/adamW.ts does it, over all
 * parameters that have a gradient, clipped to a norm over these.
 *
 * @param number of the update, from 1
 */
export function updateOnHost(
  { weights, first, second }: HostParameters,
  gradients: ReadonlyMap<string, Float32Array>,
  { beta1, beta2, epsilon, weightDecay, maxGradNorm }: AdamWSettings,
  { rate, number }: { readonly rate: number; readonly number: number },
): void {
  let squares = 0;
  for (const g of gradients.values()) for (let i = 0; i < g.length; i++) squares += g[i] * g[i];
  const clip = Math.min(1, maxGradNorm / (Math.sqrt(squares) + 1e-6));
  const correction = 1 / (1 - beta1 ** number);
  const root = 1 / Math.sqrt(1 - beta2 ** number);
  for (const [name, g] of gradients) {
    const [w, m, v] = [weights, first, second].map((of) => (of.get(name) as NamedArray).data);
    const decay = isDecayed(name) ? 1 - rate * weightDecay : 1;
    for (let i = 0; i < g.length; i++) {
      const x = g[i] * clip;
      m[i] = beta1 * m[i] + (1 - beta1) * x;
      v[i] = beta2 * v[i] + (1 - beta2) * x * x;
      w[i] = w[i] * decay - (rate * correction * m[i]) / (Math.sqrt(v[i]) * root + epsilon);
    }
  }
}
