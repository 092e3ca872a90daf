import type { Engine } from "../engine/engine.ts";
import type { AdamWSettings } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import { scheduleFactor } from "../training/schedule.ts";
import { errorGroup, type Group, largest, largestDifference, norm } from "./errors.ts";
import type { Golden } from "./golden.ts";

/** The golden optimizer's settings. */
export const adamWSettings = ({ optimizer }: Golden): AdamWSettings => ({
  beta1: optimizer.betas[0],
  beta2: optimizer.betas[1],
  epsilon: optimizer.eps,
  weightDecay: optimizer.weight_decay,
  maxGradNorm: optimizer.max_grad_norm,
});

/** Its gradient is zero in exact arithmetic, so that what files hold of it is noise. */
export const isKeyBias = (name: string): boolean => name.endsWith("attention.self.key.bias");

/** Every gradient of the golden batch, and the norms. */
export function gradientGroups(golden: Golden, gradients: Weights): Group[] {
  const entries = errorGroup("gradients", 1e-4);
  const keyBias = errorGroup("gradients of key.bias", 1e-6);
  const norms = errorGroup("gradient norms", 3e-4);
  let square = 0;
  for (const [name, value] of gradients) {
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
  engine: Engine,
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
  const network = await engine.load(golden.shape, weights);
  const trainer = await network.startTraining(adamWSettings(golden));
  for (let t = 0; t < count; t++) {
    const factor = optimizer.steps ? scheduleFactor(t, optimizer.steps, optimizer.warmup) : 1;
    const rate = optimizer.lr * factor;
    if (rates) schedule.add(`rate ${t}`, rate - rates[t]);
    const { total } = await trainer.step(golden.batch, { encoder: rate, heads: rate }, null);
    curve.add(`loss ${t}`, total - losses[t]);
    if ([...expected.keys()].some((name) => name.startsWith(`step${t + 1}.`)))
      compareStep(golden, t + 1, await network.download(), weightErrors.add);
  }
  network.dispose();
  return [curve, schedule, weightErrors].map((group) => group.result());
}

function compareStep(
  { expected }: Golden,
  step: number,
  weights: Weights,
  add: (what: string, error: number) => void,
): void {
  for (const [name, { data }] of weights) {
    const wanted = expected.get(`step${step}.${name}`);
    if (wanted && !isKeyBias(name))
      add(`step${step}.${name}`, largestDifference(data, wanted.data));
  }
}
