import { memory } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { ADDITIONS } from "../model/heads/heads.ts";
import { ADAM_W, type Network } from "../model/network.ts";
import { initialHeads } from "../model/newHeads.ts";
import { encoderShapes, isEncoder, type ModelShape, modelShapes } from "../model/parameters.ts";
import { smallBert } from "../model/smallBert.ts";
import { pickWeights, type Weights } from "../model/weights.ts";
import { startTestBackend, TEST_BACKENDS } from "./testBackends.ts";

const shape: ModelShape = {
  bert: smallBert({ vocabSize: 20, hidden: 8, heads: 2, maxPositions: 16 }),
  spert: { ...DEFAULT_SPERT, sizeEmbedding: 3 },
  entityTypes: 3,
  relationTypes: 2,
};
const wave = (at: number) => 0.3 * Math.sin(1.7 * at);
const encoder: Weights = new Map(
  [...encoderShapes(shape.bert)].map(([name, dims], n) => {
    const size = dims.reduce((a, b) => a * b, 1);
    return [
      name,
      { shape: dims, data: Float32Array.from({ length: size }, (_, i) => wave(i + n)) },
    ];
  }),
);
let drawn = 0;
const weights: Weights = new Map([...encoder, ...initialHeads(shape, () => Math.sin(drawn++))]);

const sentences = [
  [2, 7, 8, 9, 3],
  [2, 5, 3],
];
const complete = true;
const spans = [
  { sentence: 0, start: 1, end: 2, words: 1, types: [0, 1, 0], iou: 1, complete },
  { sentence: 0, start: 3, end: 4, words: 1, types: [0, 0, 1], iou: 1, complete },
  { sentence: 0, start: 1, end: 3, words: 2, types: [1, 0, 0], iou: 0.5, complete },
  { sentence: 1, start: 1, end: 2, words: 1, types: [1, 0, 0], iou: 0, complete },
];
const batch = {
  sentences,
  spans,
  pairs: [
    { head: 0, tail: 1, types: [1, 0], complete },
    { head: 1, tail: 0, types: [0, 0], complete },
  ],
};
const rates = { encoder: 1e-3, heads: 1e-2 };
const dropout = { seed: 3, step: 0 };
const pairs = batch.pairs.map(({ head, tail }) => [head, tail] as const);

describe.each(TEST_BACKENDS)("the reference on %s", (backend) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startTestBackend(backend);
  });
  const load = (of = shape): Promise<Network> =>
    engine.load(of, pickWeights(weights, modelShapes(of), "these"));

  test("weights come back as they were", async () => {
    const network = await load();
    expect(await network.download()).toEqual(weights);
    network.dispose();
  });

  test("prediction says what the inspection says", async () => {
    const network = await load();
    const inspection = await (await network.startTraining(ADAM_W)).inspect(batch, null);
    expect(await network.spanLogits(sentences, spans)).toEqual(inspection.spans);
    expect(await network.pairLogits(pairs)).toEqual(inspection.pairs);
    expect(inspection.hidden.map(({ length }) => length)).toEqual([64, 64, 64]);
    expect(inspection.pool).toHaveLength(4 * 8);
    network.dispose();
  });

  test("more pairs than are classified at a time, in their order", async () => {
    const network = await load();
    await network.spanLogits(sentences, spans);
    const few = await network.pairLogits(pairs);
    const many = await network.pairLogits(Array.from({ length: 2100 }, () => pairs).flat());
    expect(many.relation).toHaveLength(2 * 4200);
    expect(many.relation.slice(-4)).toEqual(few.relation);
    expect(many.relatedness?.slice(-2)).toEqual(few.relatedness);
    network.dispose();
  });

  test("a step's losses and gradients are those that the inspection showed", async () => {
    const network = await load();
    const trainer = await network.startTraining({ ...ADAM_W, maxGradNorm: 1e9 });
    const { losses, gradients } = await trainer.inspect(batch, dropout);
    expect(await trainer.step(batch, rates, dropout)).toEqual(losses);
    const { first, updates } = (await trainer.saved()).optimizer;
    expect(updates).toBe(1);
    for (const [name, { data }] of first) {
      const wanted = gradients.get(name)?.data ?? new Float32Array();
      data.forEach((m, i) => {
        expect(m).toBeCloseTo(0.1 * wanted[i], 5);
      });
    }
    network.dispose();
  });

  test("the encoder alone moves, the heads' gradients are told, and other heads can be set", async () => {
    const network = await load();
    const trainer = await network.startTraining(ADAM_W);
    const { hidden, losses, gradients } = await trainer.inspect(batch, dropout);
    const step = await trainer.stepEncoder(batch, 1e-3, dropout);
    expect(step.losses).toEqual(losses);
    const heads = [...gradients].filter(([name]) => !isEncoder(name));
    expect(step.heads).toEqual(new Map(heads));
    const moved = await network.download();
    for (const [name, value] of weights)
      if (isEncoder(name)) expect(moved.get(name), name).not.toEqual(value);
      else expect(moved.get(name), name).toEqual(value);
    await network.setHeads(new Map(heads));
    const set = await network.download();
    for (const [name, value] of heads) expect(set.get(name), name).toEqual(value);
    expect(await network.states(sentences)).toHaveLength(hidden[0].length);
    network.dispose();
  });

  test("heads that are off say nothing", async () => {
    const spert = { ...shape.spert, additions: ADDITIONS.filter((a) => a === "logits") };
    const network = await load({ ...shape, spert });
    const { entityness, iou } = await network.spanLogits(sentences, spans);
    const { relatedness } = await network.pairLogits(pairs);
    expect([entityness, iou, relatedness]).toEqual([null, null, null]);
    network.dispose();
  });

  test("two networks are apart, and one has a trainer at a time", async () => {
    const [a, b] = [await load(), await load()];
    const trainer = await a.startTraining(ADAM_W);
    await expect(a.startTraining(ADAM_W)).rejects.toThrow("being trained already");
    await trainer.step(batch, rates, null);
    expect(await b.download()).toEqual(weights);
    trainer.dispose();
    (await a.startTraining(ADAM_W)).dispose();
    for (const network of [a, b]) network.dispose();
  });

  test("no tensor is left behind: a step holds what it held, and disposing frees all", async () => {
    const before = memory().numTensors;
    const network = await load();
    const loaded = memory().numTensors;
    const trainer = await network.startTraining(ADAM_W);
    const held = memory().numTensors;
    await trainer.step(batch, rates, dropout);
    await trainer.inspect(batch, null);
    expect(memory().numTensors).toBe(held);
    trainer.dispose();
    expect(memory().numTensors).toBe(loaded);
    for (let i = 0; i < 2; i++) {
      await network.spanLogits(sentences, spans);
      await network.pairLogits(pairs);
      expect(memory().numTensors).toBe(loaded + 3); // what more pairs would need
    }
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
