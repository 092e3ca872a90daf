import type { Adapter } from "./run/options.ts";
import { SPEC } from "./workload.ts";

/** At most, or at least. */
export type Bound = `${"<=" | ">="} ${number}`;

/** What a row measures, and what it has to be where. Without a bound it only informs. */
export interface Target {
  readonly what: string;
  readonly unit: string;
  readonly bounds: Partial<Record<Adapter, Bound | null>>;
}

const L = SPEC.layers;

const target = (what: string, unit: string, bounds: Target["bounds"]): Target => ({
  what,
  unit,
  bounds,
});

const onGpus = (bound: Bound) => ({ lvp: bound, ss: bound, gpu: bound });

/** By id; the first number is that of the target. */
export const TARGETS: Readonly<Record<string, Target>> = {
  "1.forward": target("dispatches of a forward pass", "dispatches", onGpus(`<= ${7 * L + 2}`)),
  "1.encoder-step": target(
    "dispatches of a training step of the encoder",
    "dispatches",
    onGpus(`<= ${21 * L + 10}`),
  ),
  "1.step": target(
    "dispatches of a whole step: encoder, heads, clipping, AdamW",
    "dispatches",
    onGpus(`<= ${21 * L + 40}`),
  ),
  "1.submits": target("submits of a step", "submits", onGpus("<= 2")),
  "1.readbacks": target("readbacks of a step", "readbacks", onGpus("<= 1")),
  "2.peak": target("peak GPU memory of a step", "MB", { lvp: "<= 450", gpu: "<= 450" }),
  "2.peak-ratio": target("the same against plain tfjs", "times", { lvp: "<= 0.2", gpu: "<= 0.2" }),
  "2.lengths": target(
    "peak memory of 20 random lengths against that of the longest",
    "times",
    onGpus("<= 1.1"),
  ),
  "3.step-tfjs": target("step: speed against plain tfjs", "times", { lvp: ">= 2.5", ss: ">= 15" }),
  "3.step-jax": target("step: speed against jax-js", "times", { lvp: ">= 1.7", ss: ">= 2.5" }),
  "3.issue-ms": target("JavaScript's time to issue a step", "ms", onGpus("<= 10")),
  "3.loss": target("losses: difference from plain tfjs", "relative", onGpus("<= 0.0001")),
  "4.fwd-ort": target("forward: speed against ONNX Runtime Web", "times", {
    lvp: ">= 1.5",
    ss: ">= 4",
  }),
  "4.fwd-jax": target("forward: speed against jax-js", "times", { lvp: ">= 1.5", ss: ">= 1.2" }),
  "4.error": target("forward: largest difference from PyTorch", "absolute", onGpus("<= 0.00002")),
  "6.pipelines": target("pipelines in all", "pipelines", onGpus("<= 40")),
  "6.blocking": target("pipelines not made asynchronously", "pipelines", onGpus("<= 0")),
  "6.new-pipelines": target("new pipelines for new lengths", "pipelines", onGpus("<= 0")),
  "7.step-tfjs": target("step: speed against plain tfjs", "times", { wasm: ">= 6" }),
  "7.step-jax": target("step: speed against jax-js", "times", { wasm: ">= 1" }),
  "7.loss": target("losses: difference from plain tfjs", "relative", { wasm: "<= 0.0001" }),
  "7.fwd-ort": target("forward: speed against ONNX Runtime Web", "times", { wasm: ">= 0.9" }),
  "7.error": target("forward: largest difference from PyTorch", "absolute", {
    wasm: "<= 0.00002",
  }),
  "7.threads": target("step: speed of two threads against one, isolated", "times", {
    wasm: ">= 1",
  }),
  "8.step-tfjs": target("step: speed against plain tfjs", "times", { gpu: ">= 4" }),
  "8.step-jax": target("step: speed against jax-js", "times", { gpu: ">= 2" }),
  "8.fwd-ort": target("forward: speed against ONNX Runtime Web", "times", { gpu: ">= 1" }),
  "8.matmul": target("products: speed against the best peer", "times", { gpu: ">= 0.5" }),
  "9.predict": target("prediction: words/s against PyTorch", "times", { wasm: ">= 0.25" }),
  "9.predict-agrees": target("sentences predicted as PyTorch does", "share", { wasm: ">= 0.99" }),
  "9.step": target("step: time against PyTorch", "times", { wasm: "<= 4" }),
  "9.loss": target("loss: difference from PyTorch", "relative", { wasm: "<= 0.0001" }),
};

/** Ids of the targets that an adapter has. */
export const targetsOf = (adapter: Adapter): string[] =>
  Object.keys(TARGETS).filter((id) => adapter in TARGETS[id].bounds);

/** Does a value keep a bound? */
export function keeps(value: number, bound: Bound): boolean {
  const limit = Number(bound.slice(3));
  return bound.startsWith("<=") ? value <= limit : value >= limit;
}
