import type { Tensor } from "@tensorflow/tfjs-core";
import { noDropout } from "../reference/kernels/dropout.ts";
import { disposeParameters, type Parameters } from "../model/parameters.ts";
import { downloadWeights, uploadWeights, type Weights } from "../model/weights.ts";
import { type AdamWState, applyAdamW, initialAdamW } from "../training/adamW.ts";
import { gradientsOf } from "../training/gradients.ts";
import { scheduleFactor } from "../training/schedule.ts";
import { errorGroup, type Group, largest, largestDifference, norm } from "./errors.ts";
import type { Golden } from "./golden.ts";

/** Its gradient is zero in exact arithmetic, so that what files hold of it is noise. */
const isKeyBias = (name: string): boolean => name.endsWith("attention.self.key.bias");

/** Every gradient of the golden batch, and the norms. */
export async function gradientGroups(golden: Golden, parameters: Parameters): Promise<Group[]> {
  const { parts, gradients } = gradientsOf(parameters, golden.shape, golden.batch, noDropout);
  const found = await downloadWeights(gradients);
  disposeParameters({ parts, ...gradients });
  const entries = errorGroup("gradients", 1e-4);
  const keyBias = errorGroup("gradients of key.bias", 1e-6);
  const norms = errorGroup("gradient norms", 3e-4);
  let square = 0;
  for (const [name, value] of found) {
    const expected = golden.expected.get(`grad.${name}`);
    const wanted = golden.gradientNorms[name];
    if (isKeyBias(name)) {
      keyBias.add(name, largest(value.data));
      continue;
    }
    square += norm(value) ** 2;
    if (expected) {
      const scale = largest(expected.data, 1e-3);
      entries.add(name, largestDifference(value.data, expected.data) / scale);
    }
    if (wanted !== undefined) norms.add(name, norm(value) / wanted - 1);
  }
  const whole = golden.expected.get("grad_norm");
  if (whole) norms.add("grad_norm", Math.sqrt(square) / whole.data[0] - 1);
  return [entries, keyBias, norms].map((group) => group.result());
}

/** AdamW on the golden batch: loss before each update, rates, weights after some. */
export async function curveGroups(
  golden: Golden,
  weights: Weights,
  steps: number,
): Promise<Group[]> {
  const { optimizer, expected } = golden;
  const losses = expected.get("loss_curve")?.data ?? new Float32Array();
  const rates = expected.get("lr_curve")?.data;
  const count = Math.min(steps, losses.length);
  const curve = errorGroup(`loss curve of ${count} steps`, 1e-4);
  const schedule = errorGroup("rates", 1e-9);
  const weightErrors = errorGroup("weights after AdamW", 1e-4);
  let parameters = uploadWeights(weights);
  let state: AdamWState = initialAdamW(parameters);
  const settings = {
    beta1: optimizer.betas[0],
    beta2: optimizer.betas[1],
    epsilon: optimizer.eps,
    weightDecay: optimizer.weight_decay,
    maxGradNorm: optimizer.max_grad_norm,
  };
  for (let t = 0; t < count; t++) {
    const factor = optimizer.steps ? scheduleFactor(t, optimizer.steps, optimizer.warmup) : 1;
    const rate = optimizer.lr * factor;
    if (rates) schedule.add(`rate ${t}`, rate - rates[t]);
    const { parts, gradients } = gradientsOf(parameters, golden.shape, golden.batch, noDropout);
    curve.add(`loss ${t}`, sum(await parts.data()) - losses[t]);
    parts.dispose();
    const both = { encoder: rate, heads: rate };
    ({ parameters, state } = applyAdamW(parameters, state, gradients, both, settings));
    await compareStep(golden, t + 1, parameters, weightErrors.add);
  }
  for (const tensors of [parameters, state.first, state.second]) disposeParameters(tensors);
  return [curve, schedule, weightErrors].map((group) => group.result());
}

async function compareStep(
  { expected }: Golden,
  step: number,
  parameters: Record<string, Tensor>,
  add: (what: string, error: number) => void,
): Promise<void> {
  if (![...expected.keys()].some((name) => name.startsWith(`step${step}.`))) return;
  for (const [name, { data }] of await downloadWeights(parameters)) {
    const wanted = expected.get(`step${step}.${name}`);
    if (wanted && !isKeyBias(name))
      add(`step${step}.${name}`, largestDifference(data, wanted.data));
  }
}

const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((a, b) => a + b, 0);
