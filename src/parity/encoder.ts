import { z } from "zod";
import type { Engine } from "../engine/engine.ts";
import { rangesOf } from "../io/byteRanges.ts";
import { type NamedArray, parseSafetensors } from "../io/safetensors.ts";
import { readTorch } from "../io/torch/torchFile.ts";
import type { Batch } from "../model/batch.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { kindOf } from "../model/encoders/encoderKinds.ts";
import { ADAM_W, type Inspection } from "../model/network.ts";
import { headShapes, type ModelShape } from "../model/parameters.ts";
import { underOurNames, type Weights } from "../model/weights.ts";
import { startReference } from "../reference/engine.ts";
import { encodeSentence } from "../text/encodeSentence.ts";
import { subwordTokenizer } from "../text/subwordTokenizer.ts";
import { errorGroup, type Group, largest, largestDifference } from "./errors.ts";
import { encoderOf, type GoldenFiles } from "./golden.ts";
import { isKeyBias } from "./training.ts";

const cases = z.array(
  z.object({
    words: z.array(z.string()),
    pieces: z.array(z.array(z.number())),
    ids: z.array(z.number()),
  }),
);
type Case = z.infer<typeof cases>[number];

const STEPS = 3;
/** Of each sentence that is trained on, and of how many: plain loops take seconds for more. */
const TRAINED_WORDS = 6;
const TRAINED_SENTENCES = 3;
const RATES = { encoder: 1e-3, heads: 1e-3 };

/**
 * An encoder on its own, a folder as on the Hub: its pieces, its weights in every form that lies
 * there, its hidden states; and, under heads of ours, gradients and steps against the reference.
 */
export async function encoderParity(engine: Engine, files: GoldenFiles): Promise<Group[]> {
  const given = cases.parse(json(files, "cases.json"));
  const config = json(files, "config.json");
  const { bert, weights } = encoderOf(config, files["model.safetensors"]);
  const shape: ModelShape = {
    bert: { ...bert, hiddenDropout: 0, attentionDropout: 0 },
    spert: DEFAULT_SPERT,
    entityTypes: 4,
    relationTypes: 3,
  };
  const all = new Map([...weights, ...heads(shape)]);
  const begun = batchOf(given.slice(0, TRAINED_SENTENCES).map(beginningOf));
  const hidden = await hiddenOf(engine, shape, all, batchOf(given));
  const [found, wanted] = [
    await trained(engine, shape, all, begun),
    await trained(await startReference("cpu", { wasmPaths: "" }), shape, all, begun),
  ];
  return [
    pieceGroup(given, json(files, "tokenizer.json")),
    await fileGroup(files, kindOf(config), weights),
    stateGroup(given, hidden, files),
    gradientGroup(found.gradients, wanted.gradients),
    stepGroup(found.after, wanted.after),
  ];
}

const json = (files: GoldenFiles, name: string): unknown =>
  JSON.parse(new TextDecoder().decode(files[name]));

/** Some weights for the heads, none of them zero. */
const heads = (shape: ModelShape): Map<string, NamedArray> =>
  new Map(
    [...headShapes(shape)].map(([name, dims], n) => {
      const size = dims.reduce((a, b) => a * b, 1);
      const at = (_: unknown, i: number) => 0.05 * Math.sin(0.7 * i + n);
      return [name, { shape: dims, data: Float32Array.from({ length: size }, at) }];
    }),
  );

const beginningOf = ({ words, pieces, ids }: Case): Case => {
  const kept = pieces.slice(0, TRAINED_WORDS);
  return {
    words: words.slice(0, TRAINED_WORDS),
    pieces: kept,
    ids: [ids[0], ...kept.flat(), ids[ids.length - 1]],
  };
};

/** The sentences, in each some spans of words, and pairs of its first ones. */
function batchOf(given: readonly Case[]): Batch {
  const spans = given.flatMap(({ pieces }, sentence) => {
    const borders = [1];
    for (const { length } of pieces) borders.push(borders.at(-1)! + length);
    return pieces.slice(0, TRAINED_WORDS).map((_, word) => {
      const words = 1 + (word % Math.min(3, pieces.length - word));
      const [start, end] = [borders[word], borders[word + words]];
      const types = [0, 1, 2, 3].map((type) => (type === word % 4 ? 1 : 0));
      return { sentence, start, end, words, types, iou: 0.5 * (word % 3), complete: true };
    });
  });
  const pairs = spans.flatMap(({ sentence }, head) =>
    spans[head + 1]?.sentence === sentence
      ? [{ head, tail: head + 1, types: [head % 2, 0, 1 - (head % 2)], complete: true }]
      : [],
  );
  return { sentences: given.map(({ ids }) => ids), spans, pairs };
}

async function hiddenOf(engine: Engine, shape: ModelShape, weights: Weights, batch: Batch) {
  const network = await engine.load(shape, weights);
  const trainer = await network.startTraining(ADAM_W);
  const { hidden } = await trainer.inspect(batch, null);
  trainer.dispose();
  network.dispose();
  return hidden;
}

async function trained(engine: Engine, shape: ModelShape, weights: Weights, batch: Batch) {
  const network = await engine.load(shape, weights);
  const trainer = await network.startTraining(ADAM_W);
  const { gradients } = await trainer.inspect(batch, null);
  for (let t = 0; t < STEPS; t++) await trainer.step(batch, RATES, null);
  const after = await network.download();
  trainer.dispose();
  network.dispose();
  return { gradients, after };
}

function pieceGroup(given: readonly Case[], tokenizerJson: unknown): Group {
  const tokenizer = subwordTokenizer(tokenizerJson);
  const group = errorGroup("word pieces", 0);
  for (const { words, pieces, ids } of given) {
    words.forEach((word, i) => {
      group.add(word, largestDifference(tokenizer.pieces(word), pieces[i]));
    });
    group.add("sentence", largestDifference(encodeSentence(words, tokenizer).ids, ids));
  }
  return group.result();
}

/** The files of PyTorch hold what the safetensors file does. */
async function fileGroup(
  files: GoldenFiles,
  kind: ReturnType<typeof kindOf>,
  weights: Weights,
): Promise<Group> {
  const group = errorGroup("weights of PyTorch's files", 0);
  for (const name of ["pytorch_model.bin", "legacy.bin"]) {
    if (!(name in files)) continue;
    const found = underOurNames(await readTorch(rangesOf(files[name]), name), kind);
    for (const [tensor, { data }] of weights)
      group.add(`${name}, ${tensor}`, largestDifference(found.get(tensor)?.data ?? [], data));
  }
  return group.result();
}

function stateGroup(
  given: readonly Case[],
  hidden: Inspection["hidden"],
  files: GoldenFiles,
): Group {
  const expected = parseSafetensors(files["expected.safetensors"], "expected.safetensors");
  const group = errorGroup("hidden states", 1e-5);
  hidden.forEach((found, layer) => {
    let at = 0;
    given.forEach((_, i) => {
      const wanted = expected.get(`${i}.hidden.${layer}`)?.data ?? new Float32Array();
      const own = found.subarray(at, at + wanted.length);
      group.add(`${i}.hidden.${layer}`, largestDifference(own, wanted));
      at += wanted.length;
    });
  });
  return group.result();
}

function gradientGroup(found: Weights, wanted: Weights): Group {
  const group = errorGroup("gradients, by the reference", 1e-4);
  for (const [name, { data }] of wanted) {
    if (isKeyBias(name)) continue;
    const own = found.get(name)?.data ?? [];
    group.add(name, largestDifference(own, data) / largest(data, 1e-3));
  }
  return group.result();
}

function stepGroup(found: Weights, wanted: Weights): Group {
  const group = errorGroup(`weights after ${STEPS} steps`, 1e-4);
  for (const [name, { data }] of wanted)
    if (!isKeyBias(name)) group.add(name, largestDifference(found.get(name)?.data ?? [], data));
  return group.result();
}
