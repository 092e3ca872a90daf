import { join } from "node:path";
import { memory } from "@tensorflow/tfjs-core";
import { Command, InvalidArgumentError, Option } from "commander";
import { type BackendName, startBackend } from "../reference/kernels/backend.ts";
import { noDropout, seededDropout } from "../reference/kernels/dropout.ts";
import { tidyRecord } from "../reference/kernels/tidyRecord.ts";
import type { Model } from "../model/model.ts";
import { disposeParameters } from "../model/parameters.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { applyAdamW, initialAdamW } from "../training/adamW.ts";
import type { Batch } from "../training/batch.ts";
import { batchLosses, gradientsOf } from "../training/gradients.ts";
import { benchBatch, benchSentences } from "./benchBatch.ts";
import { finish } from "./finish.ts";
import { nodeGpu, projectRoot, wasmFolder } from "./host.ts";
import { openModel } from "./openModel.ts";

/** One measurement; without a bound it only informs. */
interface Row {
  readonly id: string;
  readonly what: string;
  readonly adapter: string;
  readonly value: number;
  readonly unit: string;
  readonly bound: string | null;
  readonly holds: boolean | null;
}

interface Options {
  readonly backend: "auto" | BackendName;
  readonly model: string;
  readonly runs: number;
  readonly words: number;
  readonly json: boolean;
}

/** A training step may take so many times the forward pass of the same batch. */
const STEP_BOUND = 9;

async function run(options: Options): Promise<void> {
  const { load } = await openModel(options.model);
  const device = await startBackend(options.backend, {
    wasmPaths: wasmFolder(),
    gpu: await nodeGpu(),
  });
  const model = load();
  const batch = benchBatch(model);
  const { forward, step } = await timeSteps(model, batch, options.runs);
  const words = await timePrediction(model, options.words);
  const row = (id: string, what: string, value: number, unit: string, bound?: number): Row => ({
    ...{ id, what, adapter: device.label, value: Math.round(value * 100) / 100, unit },
    bound: bound === undefined ? null : `<= ${bound}`,
    holds: bound === undefined ? null : value <= bound,
  });
  const pieces = batch.sentences.flat().length;
  const size = `${batch.sentences.length} sentences, ${pieces} pieces, ${batch.spans.length} spans`;
  report(
    [
      row("forward", `forward pass with losses (${size})`, forward, "ms"),
      row("step", "training step on the same batch", step, "ms"),
      row("step/forward", "step against forward", step / forward, "times", STEP_BOUND),
      row("predict", "prediction of running text", words, "words/s"),
      row("tensors", "tensors alive at the end", memory().numTensors, "tensors"),
    ],
    options.json,
  );
}

/** Medians of alternating runs, after one of each to warm up. */
async function timeSteps(model: Model, batch: Batch, runs: number) {
  let parameters = model.parameters;
  let state = initialAdamW(parameters);
  const rates = { encoder: 0, heads: 0 };
  const forward: number[] = [];
  const step: number[] = [];
  for (let i = 0; i <= runs; i++) {
    const began = performance.now();
    const parts = tidyRecord(() => batchLosses(parameters, model, batch, noDropout));
    for (const part of Object.values(parts)) {
      await part.data();
      part.dispose();
    }
    const between = performance.now();
    const { parts: values, gradients } = gradientsOf(parameters, model, batch, seededDropout(1, i));
    ({ parameters, state } = applyAdamW(parameters, state, gradients, rates));
    await values.data();
    // The last parameter updated: what was queued before it is done when it is read.
    await Object.values(parameters).at(-1)?.data();
    values.dispose();
    if (i > 0) forward.push(between - began);
    if (i > 0) step.push(performance.now() - between);
  }
  for (const moments of [state.first, state.second]) disposeParameters(moments);
  Object.assign(model, { parameters });
  return { forward: median(forward), step: median(step) };
}

async function timePrediction(model: Model, count: number): Promise<number> {
  const sentences = benchSentences(count);
  const began = performance.now();
  for await (const _ of predictSentences(model, sentences));
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return words / ((performance.now() - began) / 1000);
}

function report(rows: readonly Row[], json: boolean): void {
  for (const { what, value, unit, bound, holds } of rows) {
    const verdict = bound === null ? "" : `  ${holds ? "holds" : "FAILS"} (${bound})`;
    process.stdout.write(`${what.padEnd(66)} ${String(value).padStart(9)} ${unit}${verdict}\n`);
  }
  process.stdout.write(`on ${rows[0].adapter}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ rows })}\n`);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const positive = (text: string): number => {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError("a number above 0 is wanted");
  return Number(text);
};

await new Command("bench")
  .description("Times forward pass, training step and prediction on one backend.")
  .addOption(
    new Option("--backend <name>").choices(["auto", "webgpu", "wasm", "cpu"]).default("auto"),
  )
  .option("--model <dir>", "trained model", join(projectRoot, "public/models/conll04"))
  .option("--runs <n>", "alternating runs of forward and step", positive, 5)
  .option("--words <n>", "words to predict", positive, 1000)
  .option("--json", "end with the rows as one line of JSON", false)
  .action(async (options: Options) => {
    await run(options);
    await finish(0);
  })
  .parseAsync();
