import {
  add,
  div,
  minimum,
  scalar,
  sqrt,
  square,
  stack,
  sum,
  type Tensor,
  tensor1d,
  tidy,
  zerosLike,
} from "@tensorflow/tfjs-core";
import type { AdamWSettings, Rates } from "../model/network.ts";
import { isDecayed, isEncoder } from "../model/parameters.ts";
import { adamW } from "./kernels/adamW.ts";
import type { Parameters } from "./parameters.ts";

/** AdamW's memory on the backend in use. */
export interface AdamWState {
  readonly first: Parameters;
  readonly second: Parameters;
  readonly updates: number;
}

/** What an update changes. */
export interface Optimized {
  readonly parameters: Parameters;
  readonly state: AdamWState;
}

/** The memory before the first update: all zeros. */
export function initialAdamW(parameters: Parameters): AdamWState {
  const zeros = () =>
    Object.fromEntries(Object.entries(parameters).map(([name, w]) => [name, zerosLike(w)]));
  return { first: zeros(), second: zeros(), updates: 0 };
}

/**
 * One update of AdamW (Loshchilov and Hutter 2019): decoupled decay, bias-corrected, gradients
 * clipped to a global norm. Returns new tensors and frees the old ones and the gradients; what has
 * no gradient stays.
 */
export function applyAdamW(
  { parameters, state }: Optimized,
  gradients: Parameters,
  rates: Rates,
  settings: AdamWSettings,
): Optimized {
  const updates = state.updates + 1;
  const correction1 = 1 - settings.beta1 ** updates;
  const root = 1 / Math.sqrt(1 - settings.beta2 ** updates);
  const clip = clipFactor(Object.values(gradients), settings.maxGradNorm);
  const moment = (beta: number) => tidy(() => stack([scalar(beta), clip])); // [2]
  const [toFirst, toSecond] = [moment(settings.beta1), moment(settings.beta2)];
  const next: { weights: Mutable; first: Mutable; second: Mutable } = {
    weights: {},
    first: {},
    second: {},
  };
  for (const [name, w] of Object.entries(parameters)) {
    if (!gradients[name]) {
      next.weights[name] = w;
      continue;
    }
    const rate = isEncoder(name) ? rates.encoder : rates.heads;
    const decay = isDecayed(name) ? 1 - rate * settings.weightDecay : 1;
    const [weight, first, second] = tidy(() => {
      const m = adamW.firstMoment(state.first[name], gradients[name], toFirst);
      const v = adamW.secondMoment(state.second[name], gradients[name], toSecond);
      const toWeight = tensor1d([decay, rate / correction1, root, settings.epsilon]);
      return [adamW.update(w, m, v, toWeight), m, v];
    });
    for (const old of [w, state.first[name], state.second[name], gradients[name]]) old.dispose();
    next.weights[name] = weight;
    next.first[name] = first;
    next.second[name] = second;
  }
  for (const tensor of [clip, toFirst, toSecond]) tensor.dispose();
  return {
    parameters: next.weights,
    state: { first: next.first, second: next.second, updates },
  };
}

type Mutable = Record<string, Tensor>;

/** Norm of all gradients together. @returns scalar */
const gradientNorm = (gradients: readonly Tensor[]): Tensor =>
  // Two at a time: one sum of them all would bind more buffers than a GPU allows.
  sqrt(gradients.map((g) => tidy(() => sum(square(g)))).reduce((a, b) => add(a, b)));

/** min(1, max / (norm + 1e-6)), as PyTorch's `clip_grad_norm_`. */
const clipFactor = (gradients: readonly Tensor[], max: number): Tensor =>
  tidy(() => minimum(1, div(max, add(gradientNorm(gradients), 1e-6))));
