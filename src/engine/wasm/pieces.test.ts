import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { denseForward } from "../../kernels/denseForward.ts";
import { ADAM_W, type Network } from "../../model/network.ts";
import { isEncoder, type ModelShape, modelShapes } from "../../model/parameters.ts";
import { pickWeights, type Weights } from "../../model/weights.ts";
import { GOLDEN_FILES, parseGolden } from "../../parity/golden.ts";
import { plannedEngine } from "../plannedEngine.ts";
import type { WasmExecutor } from "./executor.ts";
import { nodeHost } from "./nodeHost.ts";
import { startWasmExecutor } from "./start.ts";

const fixture = new URL("../../parity/fixtures/tiny/", import.meta.url);
const { batch, shape, model } = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const weights = pickWeights(model ?? new Map(), modelShapes(shape), "golden");
const dropping: ModelShape = {
  ...shape,
  bert: { ...shape.bert, hiddenDropout: 0.1, attentionDropout: 0.2 },
  spert: { ...shape.spert, dropout: 0.3 },
};
const host = nodeHost(process.cwd());
const device = { label: "", reason: "", lost: new Promise<never>(() => {}) };
const rates = { encoder: 0.01, heads: 0.02 };
const nothing = async () => {};

/** A network with heads of other shapes, by turns, that reads batches of other sizes. */
async function guesser(network: Network) {
  const heads = [0, 1].map((more): [Weights, ModelShape] => {
    const other = { ...shape, entityTypes: shape.entityTypes + more };
    const made = [...modelShapes(other)].flatMap(([name, dims]) => {
      const length = dims.reduce((a, b) => a * b, 1);
      const data = Float32Array.from({ length }, (_, i) => Math.sin(i));
      return isEncoder(name) ? [] : [[name, { shape: dims, data }] as const];
    });
    return [new Map(made), other];
  });
  let asked = 0;
  const guess = async () => {
    asked += 1;
    await network.setHeads(...heads[asked % 2]);
    const sentence = batch.sentences[asked % batch.sentences.length];
    const sentences = Array.from({ length: 1 + (asked % 7) }, () => sentence);
    const span = { sentence: 0, start: 1, end: 2, words: 1 };
    const { entity } = await network.spanLogits(sentences, [span, span]);
    await network.pairLogits([[0, 1]]);
    return entity;
  };
  return { guess, asked: () => asked };
}

test.each([1, 2])(
  "a training with guesses in every pause is the same: %i threads",
  async (threads) => {
    const engine = plannedEngine(
      device,
      (constants) => startWasmExecutor(constants, { ...host, pieceMs: 0 }, { threads }),
      nothing,
    );
    const { guess, asked } = await guesser(await engine.load(shape, weights));
    const trained = async (pause?: () => Promise<void>) => {
      const network = await engine.load(dropping, weights);
      const trainer = await network.startTraining(ADAM_W);
      const losses = [];
      for (let step = 0; step < 3; step++)
        losses.push(await trainer.step(batch, rates, { seed: 7, step }, pause));
      const result = { losses, saved: await trainer.saved(), weights: await network.download() };
      network.dispose();
      return result;
    };
    const wanted = await trained();
    expect(asked()).toBe(0);
    const first = await guess();
    expect(await trained(async () => void (await guess()))).toEqual(wanted);
    expect(asked()).toBeGreaterThan(100);
    while (asked() % (14 * batch.sentences.length) !== 0) await guess();
    expect(await guess()).toEqual(first);
    engine.dispose();
  },
);

const sizes = { rows: 4, inner: 8, columns: 8 };

/** A run of two products in pieces, and its result. */
function products(executor: WasmExecutor) {
  const operands = [32, 64, 8, 32].map((size) => {
    const store = executor.allocate(size * 4, "test");
    executor.write(store, 0, new Float32Array(size).fill(1));
    return { store, offset: 0, bytes: size * 4 };
  });
  const call = { kernel: denseForward, operands };
  const bound = executor.bind([call, call]);
  const run = (pause: () => Promise<void>) => bound.runInPieces!([sizes, sizes], pause);
  return { bound, run };
}

test.each([
  {
    name: "what it uses was freed",
    meanwhile: ({ bound }: ReturnType<typeof products>) => bound.release(),
    message: "released",
  },
  {
    name: "the engine was ended",
    meanwhile: (_: unknown, executor: WasmExecutor) => executor.dispose(),
    message: "the engine was ended",
  },
  {
    name: "it is asked for again",
    meanwhile: ({ bound }: ReturnType<typeof products>) => bound.run([sizes, sizes]),
    message: "in pieces",
  },
  {
    name: "waiting fails",
    meanwhile: () => {
      throw new Error("the device was lost");
    },
    message: "the device was lost",
  },
])("a run ends in its pause where $name", async ({ meanwhile, message }) => {
  const executor = await startWasmExecutor({ headSize: 8 }, { ...host, pieceMs: 0 });
  const made = products(executor);
  await expect(made.run(async () => meanwhile(made, executor))).rejects.toThrow(message);
});

test("a run that is short has no pause", async () => {
  const executor = await startWasmExecutor({ headSize: 8 }, { ...host, pieceMs: 60_000 });
  let pauses = 0;
  const { bound, run } = products(executor);
  await run(async () => {
    pauses += 1;
  });
  expect(pauses).toBe(0);
  bound.run([sizes, sizes]);
});
