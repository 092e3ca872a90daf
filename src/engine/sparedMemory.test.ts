import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { lazily } from "../io/lazyTensor.ts";
import type { Batch } from "../model/batch.ts";
import { ADAM_W, type Network, type TrainingHow } from "../model/network.ts";
import { type ModelShape, modelShapes, WORD_TABLE } from "../model/parameters.ts";
import { twice } from "../model/twice.ts";
import { pickWeights, type WeightSource, type Weights } from "../model/weights.ts";
import { largestDifference } from "../parity/errors.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import { startReference } from "../reference/engine.ts";
import type { Engine } from "./engine.ts";
import { PlainExecutor } from "./plainExecutor.ts";
import { plannedEngine } from "./plannedEngine.ts";
import { nodeHost } from "./wasm/nodeHost.ts";
import { startWasmExecutor } from "./wasm/start.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const weights = pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden");
const { vocabSize } = golden.shape.bert;
const rates = { encoder: 0.01, heads: 0.02 };
/** The golden model with something dropped. */
const dropping: ModelShape = {
  ...golden.shape,
  bert: { ...golden.shape.bert, hiddenDropout: 0.1, attentionDropout: 0.2 },
  spert: { ...golden.shape.spert, dropout: 0.3 },
};
const device = { label: "a test's", reason: "for a test", lost: new Promise<never>(() => {}) };
const plain = (largeTable?: number) =>
  plannedEngine(
    device,
    async (constants) => new PlainExecutor(constants),
    () => {},
    largeTable,
  );
const wasm = (largeTable?: number) =>
  plannedEngine(
    device,
    (constants) => startWasmExecutor(constants, nodeHost(process.cwd())),
    () => {},
    largeTable,
  );

let reference: Engine;
beforeAll(async () => {
  reference = await startReference("cpu", { wasmPaths: "" });
});

/** The golden batch in other words, a few of which come again. */
const inOtherWords = (by: number): Batch => ({
  ...golden.batch,
  sentences: golden.batch.sentences.map((ids) => ids.map((id) => (id + by) % vocabSize)),
});
const batches = [0, 3, 0, 41].map(inOtherWords);

/** Steps of a training, from the weights or, after two of them, from what was stored of it. */
async function trained(
  engine: Engine,
  {
    how = {},
    isBroken = false,
    shape = golden.shape,
    agreement,
  }: {
    how?: TrainingHow;
    isBroken?: boolean;
    shape?: ModelShape;
    agreement?: number;
  } = {},
) {
  let network = await engine.load(shape, weights);
  let trainer = await network.startTraining(ADAM_W, undefined, how);
  const losses: number[] = [];
  for (const [step, once] of batches.entries()) {
    const batch = agreement ? twice(once, agreement) : once;
    if (isBroken && step === 2) {
      const saved = await trainer.saved();
      network.dispose();
      network = await engine.load(shape, saved.weights);
      trainer = await network.startTraining(ADAM_W, saved.optimizer, how);
    }
    const dropped = shape === dropping ? { seed: 5, step } : null;
    const states =
      trainer.frozen === null ? {} : { states: await trainer.frozenStates(batch.sentences) };
    losses.push((await trainer.step({ ...batch, ...states }, rates, dropped)).total);
  }
  trainer.dispose();
  const said = await read(network);
  const after = await network.download();
  network.dispose();
  return { losses, after, said };
}

const read = async (network: Network) => {
  const { sentences } = inOtherWords(17);
  const { entity } = await network.spanLogits(sentences, golden.batch.spans);
  return entity;
};

/** The largest difference of two sets of weights; what key.bias holds is noise. */
function difference(found: Weights, wanted: Weights): number {
  expect([...found.keys()]).toEqual([...wanted.keys()]);
  const named = [...found].filter(([name]) => !name.endsWith("attention.self.key.bias"));
  return Math.max(
    ...named.map(([name, { data }]) => largestDifference(data, wanted.get(name)?.data ?? [])),
  );
}

describe.each([
  ["plain", plain],
  ["wasm", wasm],
] as const)("on the %s executor", (_, engine) => {
  test("a training that holds only the rows of words that occur is the same, to the bit", async () => {
    const whole = await trained(engine(), { shape: dropping });
    const some = await trained(engine(0), { shape: dropping });
    expect(some.losses).toEqual(whole.losses);
    expect(some.said).toEqual(whole.said);
    expect(some.after).toEqual(whole.after);
    const broken = await trained(engine(0), { shape: dropping, isBroken: true });
    expect(broken).toEqual(whole);
  });

  test("its rows are those of the reference, which decays and moves all of them", async () => {
    const some = await trained(engine(0));
    const wanted = await trained(reference);
    expect(difference(some.after, wanted.after)).toBeLessThan(2e-4);
    const afterStep = async (of: Engine) => {
      const network = await of.load(golden.shape, weights);
      const trainer = await network.startTraining(ADAM_W);
      // A rate at which the decay of rows that do not occur is seen.
      await trainer.step(batches[0], { encoder: 0.5, heads: 0 }, null);
      return { ...(await trainer.saved()), now: await network.download() };
    };
    // The reference goes on from the moments of some rows as from those of all, and gives the others
    // their decay.
    const saved = await afterStep(engine(0));
    const network = await reference.load(golden.shape, saved.weights);
    const goesOn = await network.startTraining(ADAM_W, saved.optimizer);
    const { weights: now, optimizer } = await goesOn.saved();
    const { first } = (await afterStep(reference)).optimizer;
    expect(difference(optimizer.first, first)).toBeLessThan(1e-5);
    expect(difference(now, saved.now)).toBeLessThan(1e-7);
    expect(difference(saved.weights, saved.now)).toBeGreaterThan(1e-5);
  });

  test("reading takes other rows in turn, and each is read as it is stored", async () => {
    const asked: number[] = [];
    const source: WeightSource = new Map(
      [...weights].map(([name, tensor]) => {
        const lazy = lazily(tensor);
        const isTable = name === WORD_TABLE;
        const readRows = (from: number, to: number) => {
          if (isTable) asked.push(from / tensor.shape[1], to / tensor.shape[1]);
          return lazy.read(from, to);
        };
        return [name, { shape: lazy.shape, read: readRows }] as const;
      }),
    );
    const network = await engine(0).load(golden.shape, source);
    expect(asked).toEqual([]);
    const whole = await engine().load(golden.shape, weights);
    expect(await read(network)).toEqual(await read(whole));
    const before = asked.length;
    expect(before).toBeGreaterThan(0);
    await read(network);
    expect(asked).toHaveLength(before);
    expect(await network.download()).toEqual(await whole.download());
  });

  test.each([
    { how: {}, name: "everything" },
    { how: { freezeEmbeddings: true }, name: "all but the embeddings" },
    { how: { frozenLayers: 1 }, name: "the upper layers" },
  ])("a step in parts is the step of the whole batch: $name moves", async ({ how }) => {
    const whole = await trained(engine(), { how });
    const parts = await trained(engine(0), { how: { ...how, accumulate: 2 } });
    parts.losses.forEach((loss, i) => {
      expect(Math.abs(loss - whole.losses[i])).toBeLessThan(2e-4);
    });
    expect(difference(parts.after, whole.after)).toBeLessThan(5e-4);
    expect(difference(parts.after, weights)).toBeGreaterThan(0.01);
  });

  test.each([
    { name: "each part drops", agreement: 0 },
    { name: "each part, whose halves are to agree, drops", agreement: 2 },
  ])("$name what it drops in the reference, and what is broken goes on", async ({ agreement }) => {
    const settings = { how: { accumulate: 2 }, shape: dropping, agreement };
    const found = await trained(engine(), settings);
    const wanted = await trained(reference, settings);
    expect(Math.abs(found.losses[0] - wanted.losses[0])).toBeLessThan(1e-4);
    expect(difference(found.after, wanted.after)).toBeLessThan(2e-3);
    const broken = await trained(engine(), { ...settings, isBroken: true });
    expect(broken).toEqual(found);
  });
});
