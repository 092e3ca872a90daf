import type { NamedArray } from "../io/safetensors.ts";
import type { Model } from "../model/model.ts";
import { encoderShapes, headShapes, modelShapes } from "../model/parameters.ts";
import { pickWeights, type Weights } from "../model/weights.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import { encoderParity } from "./encoder.ts";
import type { Group } from "./errors.ts";
import type { Started } from "./executors.ts";
import { forwardGroups } from "./forward.ts";
import { frozenGroup } from "./frozen.ts";
import { type Golden, type GoldenEncoder, type GoldenFiles, parseGolden } from "./golden.ts";
import { predictionGroups } from "./prediction.ts";
import { adamWSettings, curveGroups, gradientGroups } from "./training.ts";

/** What is compared: a golden folder, and the encoder it was made with when it holds no model. */
export interface ParityInput {
  readonly files: GoldenFiles;
  readonly encoder: GoldenEncoder | null;
  /** Steps of the loss curve at the most. */
  readonly steps: number;
}

/** Compares everything a golden folder holds with what an executor computes. */
export async function runParity(started: Started, input: ParityInput): Promise<Group[]> {
  const { files } = input;
  return "cases.json" in files ? encoderParity(started.engine, files) : modelParity(started, input);
}

async function modelParity(
  { engine, kernels }: Started,
  { files, encoder, steps }: ParityInput,
): Promise<Group[]> {
  const golden = parseGolden(files, encoder?.bert ?? null);
  const weights = goldenWeights(golden, encoder?.weights ?? null);
  const network = await engine.load(golden.shape, weights);
  const trainer = await network.startTraining(adamWSettings(golden));
  const inspection = await trainer.inspect(golden.batch, null);
  trainer.dispose();
  const model: Model = { ...golden.shape, types: golden.types, network, ...noTokenizer };
  const values = golden.model ? 1e-5 : 2e-5;
  const groups = [
    await kernels(),
    ...forwardGroups(golden, inspection, { values }),
    ...gradientGroups(golden, inspection.gradients),
    await frozenGroup(golden, network, inspection),
    ...(await predictionGroups(golden, model)),
  ];
  network.dispose();
  return [...groups, ...(await curveGroups(golden, engine, weights, steps))].filter(
    ({ count }) => count > 0,
  );
}

/** Golden documents come as word pieces: no tokenizer is asked. */
const noTokenizer = {
  configJson: {},
  tokenizerFiles: {},
  tokenizer: {
    pieces: () => [],
    cls: 0,
    sep: 0,
    unk: 0,
    pad: 0,
    size: 0,
  } satisfies SubwordTokenizer,
};

function goldenWeights(golden: Golden, encoder: Weights | null): Weights {
  if (golden.model)
    return pickWeights(golden.model, modelShapes(golden.shape), "model.safetensors");
  if (!encoder)
    throw new Error("the folder has no model.safetensors: name the encoder with --encoder");
  const picked = pickWeights(encoder, encoderShapes(golden.shape.bert), "the encoder");
  return new Map([...picked, ...formulaHeads(golden)]);
}

/** w[i] = 0.02 · sin(0.7 i + n), n the head's number; biases 0. */
function formulaHeads({ shape, formulaHeads: order }: Golden): Map<string, NamedArray> {
  if (!order) throw new Error("case.json names no formula for the heads' weights");
  return new Map(
    [...headShapes(shape)].map(([name, dims]) => {
      const n = order.indexOf(name.replace(/\.(weight|bias)$/, ""));
      const size = dims.reduce((a, b) => a * b, 1);
      const at = (_: unknown, i: number) =>
        name.endsWith(".bias") ? 0 : 0.02 * Math.sin(0.7 * i + n);
      return [name, { shape: dims, data: Float32Array.from({ length: size }, at) }];
    }),
  );
}
