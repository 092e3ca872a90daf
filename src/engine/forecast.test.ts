import { expect, test } from "vitest";
import { DEFAULT_SPERT } from "../model/config.ts";
import { ADAM_W, type TrainingHow } from "../model/network.ts";
import { type ModelShape, modelShapes } from "../model/parameters.ts";
import { smallBert } from "../model/smallBert.ts";
import { CountingExecutor, type DeviceSizes } from "./countingExecutor.ts";
import { bytesToPredict, bytesToStore, bytesToTrain } from "./forecast.ts";
import { PlannedNetwork } from "./network.ts";
import type { WasmStore } from "./wasm/executor.ts";
import { nodeHost } from "./wasm/nodeHost.ts";
import { startWasmExecutor } from "./wasm/start.ts";

const shapeOf = (changes: Partial<ModelShape["bert"]> = {}): ModelShape => ({
  bert: {
    ...smallBert({ vocabSize: 300, hidden: 32, layers: 3, heads: 4, maxPositions: 64 }),
    ...changes,
  },
  spert: { ...DEFAULT_SPERT, maxSpanSize: 4 },
  entityTypes: 5,
  relationTypes: 5,
});

const KINDS: readonly { readonly name: string; readonly shape: ModelShape }[] = [
  { name: "as BERT", shape: shapeOf() },
  {
    name: "as XLM-R: positions begin later, many words",
    shape: shapeOf({ positionOffset: 2, tokenTypes: 1, vocabSize: 4000 }),
  },
  { name: "as ELECTRA: narrower tables", shape: shapeOf({ embedding: 16 }) },
  {
    name: "as DistilBERT: no token types, heads of 6 columns",
    shape: shapeOf({ tokenTypes: 0, hidden: 24, embedding: 24, layers: 2 }),
  },
];

const zeros = (shape: ModelShape) =>
  new Map(
    [...modelShapes(shape)].map(([name, dims]) => {
      const data = new Float32Array(dims.reduce((a, b) => a * b, 1));
      return [name, { shape: dims, data }];
    }),
  );

/** What WASM really hands out. */
async function measured(headSize: number) {
  const executor = await startWasmExecutor({ headSize }, nodeHost(process.cwd()));
  let [live, peak] = [0, 0];
  const sizes = new Map<WasmStore, number>();
  const [allocate, free] = [executor.allocate.bind(executor), executor.free.bind(executor)];
  executor.allocate = (bytes, label) => {
    const store = allocate(bytes, label);
    sizes.set(store, bytes);
    live += bytes;
    peak = Math.max(peak, live);
    return store;
  };
  executor.free = (store) => {
    live -= sizes.get(store) ?? 0;
    sizes.delete(store);
    free(store);
  };
  return { executor, peak: () => peak };
}

const LENGTH = 20;
/** Four sentences with spans and pairs as training samples them. */
const batch = {
  sentences: Array.from({ length: 4 }, (_, b) =>
    Array.from({ length: LENGTH }, (_, t) => 5 + b * LENGTH + t),
  ),
  spans: Array.from({ length: 4 * 30 }, (_, s) => ({
    sentence: Math.floor(s / 30),
    start: 1 + (s % 15),
    end: 2 + (s % 15),
    words: 1,
    types: [1, 0, 0, 0, 0],
    iou: 0,
    complete: true,
  })),
  pairs: Array.from({ length: 4 * 10 }, (_, p) => ({
    head: 30 * Math.floor(p / 10) + (p % 10),
    tail: 30 * Math.floor(p / 10) + (p % 10) + 1,
    types: [0, 0, 0, 0, 0],
    complete: true,
  })),
};
const STEP = { sentences: 4, pieces: LENGTH, spans: 120, pairs: 40 };

const headSizeOf = ({ bert }: ModelShape) => Math.ceil(bert.hidden / bert.heads / 4) * 4;

test.each(KINDS)("$name: what predicting takes is what was told", async ({ shape }) => {
  const { executor, peak } = await measured(headSizeOf(shape));
  const network = await PlannedNetwork.load(executor, shape, zeros(shape));
  const length = shape.bert.maxPositions;
  const sentences = Array.from({ length: Math.ceil(executor.rowsAtOnce / length) }, () =>
    Array.from({ length }, (_, t) => t + 1),
  );
  const spans = sentences.flatMap((_, sentence) =>
    Array.from({ length: length * shape.spert.maxSpanSize }, (_, s) => {
      const start = s % (length - 1);
      return { sentence, start, end: start + 1, words: 1 };
    }),
  );
  await network.spanLogits(sentences, spans);
  expectNear(peak(), bytesToPredict(shape, executor));
});

const HOW: readonly (TrainingHow & { readonly name: string })[] = [
  { name: "everything" },
  { name: "all but the embeddings", freezeEmbeddings: true },
  { name: "the upper layers", frozenLayers: 1 },
  { name: "everything, in parts", accumulate: 2 },
];

test.each(KINDS.flatMap((kind) => HOW.map((how) => ({ ...kind, how, moves: how.name }))))(
  "$name, $moves: what training takes is what was told",
  async ({ shape, how }) => {
    const { executor, peak } = await measured(headSizeOf(shape));
    const network = await PlannedNetwork.load(executor, shape, zeros(shape));
    const trainer = await network.startTraining(ADAM_W, undefined, how);
    const states =
      trainer.frozen === null ? {} : { states: await trainer.frozenStates(batch.sentences) };
    await trainer.step({ ...batch, ...states }, { encoder: 1e-3, heads: 1e-3 }, null);
    const reading = bytesToPredict(shape, executor) - weightsOnly(shape, executor);
    expectNear(
      peak() + reading,
      await bytesToTrain(shape, { ...how, step: STEP, words: 4 * LENGTH }, executor),
    );
  },
);

test("what is spared is told: frozen layers, parts of a step, smaller batches", async () => {
  const shape = shapeOf({ hidden: 256, embedding: 256, intermediate: 1024, layers: 6 });
  const device = { rowsAtOnce: 64, largestBinding: Number.POSITIVE_INFINITY };
  const step = { sentences: 8, pieces: 60, spans: 800, pairs: 300 };
  const bytes = (how: TrainingHow, of = step) => bytesToTrain(shape, { ...how, step: of }, device);
  const whole = await bytes({});
  expect(await bytes({ freezeEmbeddings: true })).toBeLessThan(whole);
  expect(await bytes({ frozenLayers: 2 })).toBeLessThan(await bytes({ freezeEmbeddings: true }));
  expect(await bytes({ accumulate: 4 })).toBeLessThan(whole);
  expect(await bytes({}, { ...step, sentences: 2, spans: 200, pairs: 75 })).toBeLessThan(whole);
  expect(bytesToStore(shape, { frozenLayers: 2 })).toBeLessThan(bytesToStore(shape, {}));
});

test("of BERT-base and XLM-R-base it is told in no time, and XLM-R-base fits into WASM", async () => {
  const base = {
    hidden: 768,
    embedding: 768,
    layers: 12,
    heads: 12,
    intermediate: 3072,
    maxPositions: 512,
  };
  const device = { rowsAtOnce: 384, largestBinding: Number.POSITIVE_INFINITY };
  const bert = bytesToPredict(shapeOf({ ...base, vocabSize: 30_522 }), device);
  const xlmR = bytesToPredict(shapeOf({ ...base, vocabSize: 250_002 }), device);
  // The word tables differ by 674 MB, of which only the rows that occur are held.
  expect(bert).toBeGreaterThan(350e6);
  expect(xlmR).toBeLessThan(bert + 1e6);
  const step = { sentences: 6, pieces: 64, spans: 660, pairs: 200 };
  const train = await bytesToTrain(shapeOf({ ...base, vocabSize: 250_002 }), { step }, device);
  expect(train).toBeLessThan(2 ** 31);
});

/** Room for words beside those of a text, and records of uniforms, are no more than some per cent. */
function expectNear(found: number, told: number): void {
  expect(told / found).toBeGreaterThan(0.98);
  expect(told / found).toBeLessThan(1.1);
}

/** Bytes of the weights alone. */
function weightsOnly(shape: ModelShape, device: DeviceSizes): number {
  const executor = new CountingExecutor(device);
  PlannedNetwork.unfilled(executor, shape);
  return executor.peak;
}
