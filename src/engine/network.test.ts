import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { NamedArray } from "../io/safetensors.ts";
import type { Batch } from "../model/batch.ts";
import { ADAM_W, type Inspection, type ReadingNetwork } from "../model/network.ts";
import { headShapes, isEncoder, type ModelShape, modelShapes } from "../model/parameters.ts";
import { twice } from "../model/twice.ts";
import { pickWeights, type Weights } from "../model/weights.ts";
import { largest, largestDifference } from "../parity/errors.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import { startReference } from "../reference/engine.ts";
import type { Engine } from "./engine.ts";
import { PlainExecutor } from "./plainExecutor.ts";
import { plannedEngine } from "./plannedEngine.ts";
import { startWasmEngine } from "./wasm/engine.ts";
import { nodeHost } from "./wasm/nodeHost.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const weights = pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden");
const dropout = { seed: 7, step: 3 };
/** The golden model with everything dropped at rates of its own. */
const dropping: ModelShape = {
  ...golden.shape,
  bert: { ...golden.shape.bert, hiddenDropout: 0.1, attentionDropout: 0.2 },
  spert: { ...golden.shape.spert, dropout: 0.3 },
};
const never = new Promise<never>(() => {});

let reference: Engine;
let engines: Record<string, Engine>;
beforeAll(async () => {
  reference = await startReference("cpu", { wasmPaths: "" });
  const device = { label: "plain", reason: "for a test", lost: never };
  const make = async (constants: { headSize: number }) => new PlainExecutor(constants);
  engines = {
    references: plannedEngine(device, make, () => {}),
    wasm: await startWasmEngine(nodeHost(process.cwd()), 1, "for a test"),
  };
});

async function inspected(
  engine: Engine,
  shape: ModelShape,
  of: Weights,
  batch: Batch = golden.batch,
): Promise<Inspection> {
  const network = await engine.load(shape, of);
  const trainer = await network.startTraining(ADAM_W);
  const inspection = await trainer.inspect(batch, dropout);
  network.dispose();
  return inspection;
}

/** Heads of another shape, and the golden encoder with them. */
function otherHeads() {
  const { entityTypes, relationTypes } = golden.shape;
  const shape = {
    ...golden.shape,
    entityTypes: entityTypes + 2,
    relationTypes: relationTypes + 1,
  };
  const other = new Map(
    [...modelShapes(shape)].map(([key, dims], tensor): [string, NamedArray] => {
      const length = dims.reduce((a, b) => a * b, 1);
      const made = Float32Array.from({ length }, (_, i) => Math.sin(tensor + i) / 5);
      return [key, isEncoder(key) ? (weights.get(key) as NamedArray) : { shape: dims, data: made }];
    }),
  );
  return { shape, other, heads: new Map([...other].filter(([key]) => !isEncoder(key))) };
}

/** Relative to the largest entry; what key.bias holds is noise. */
function gradientErrors(found: Inspection, wanted: Inspection): [string, number][] {
  return [...wanted.gradients].flatMap(([name, { data }]): [string, number][] => {
    if (name.endsWith("attention.self.key.bias")) return [];
    const difference = largestDifference(found.gradients.get(name)?.data ?? [], data);
    return [[name, difference / largest(data, 1e-3)]];
  });
}

describe.each(["references", "wasm"])("the plan on %s", (name) => {
  test("draws the reference's masks: losses and every gradient agree", async () => {
    const wanted = await inspected(reference, dropping, weights);
    const found = await inspected(engines[name], dropping, weights);
    expect(Math.abs(found.losses.total - wanted.losses.total)).toBeLessThan(5e-6);
    for (const [parameter, error] of gradientErrors(found, wanted))
      expect(error, parameter).toBeLessThan(5e-6);
    const still = await inspected(engines[name], golden.shape, weights);
    expect(Math.abs(still.losses.total - found.losses.total)).toBeGreaterThan(1e-3);
  });

  test("makes the halves of a batch agree as the reference does", async () => {
    const agreeing = twice(golden.batch, 2);
    const wanted = await inspected(reference, dropping, weights, agreeing);
    const found = await inspected(engines[name], dropping, weights, agreeing);
    for (const [head, loss] of Object.entries(wanted.losses))
      expect(found.losses[head as keyof typeof found.losses], head).toBeCloseTo(loss, 5);
    for (const [parameter, error] of gradientErrors(found, wanted))
      expect(error, parameter).toBeLessThan(1e-5);
    // It adds something, but nothing where both halves say the same.
    const { agreement: _, ...apart } = agreeing;
    const alone = await inspected(engines[name], dropping, weights, apart);
    expect(found.losses.total - alone.losses.total).toBeGreaterThan(1e-3);
    const undropped: ModelShape = {
      ...golden.shape,
      bert: { ...golden.shape.bert, hiddenDropout: 0, attentionDropout: 0 },
      spert: { ...golden.shape.spert, dropout: 0 },
    };
    const still = await inspected(engines[name], undropped, weights, agreeing);
    const once = await inspected(engines[name], undropped, weights);
    expect(still.losses.total).toBeCloseTo(once.losses.total, 5);
  });

  test("moves the weights as dense AdamW does, rows of unused words too", async () => {
    const after = async (engine: Engine) => {
      const network = await engine.load(dropping, weights);
      const trainer = await network.startTraining(ADAM_W);
      const rates = { encoder: 0.01, heads: 0.02 };
      for (const used of [batchOf([0]), batchOf([1, 2]), batchOf([0])])
        await trainer.step(used, rates, { ...dropout, step: trainer.updates });
      const trained = await network.download();
      network.dispose();
      return trained;
    };
    const [wanted, found] = [await after(reference), await after(engines[name])];
    for (const [parameter, { data }] of wanted) {
      if (parameter.endsWith("attention.self.key.bias")) continue;
      const difference = largestDifference(found.get(parameter)?.data ?? [], data);
      expect(difference, parameter).toBeLessThan(2e-4);
    }
    const table = "bert.embeddings.word_embeddings.weight";
    const unused = 96 * golden.shape.bert.hidden;
    expect(found.get(table)?.data[unused]).toBeCloseTo(wanted.get(table)?.data[unused] ?? 0, 7);
  });

  test("reads states as the inspection has them, of sentences of any length", async () => {
    const network = await engines[name].load(golden.shape, weights);
    const trainer = await network.startTraining(ADAM_W);
    const { hidden } = await trainer.inspect(golden.batch, null);
    const states = await network.states(golden.batch.sentences);
    expect(states).toHaveLength(hidden.at(-1)?.length ?? 0);
    expect(largestDifference(states, hidden.at(-1) ?? [])).toBeLessThan(1e-6);
    expect(await network.states([[2, 3]])).toHaveLength(2 * golden.shape.bert.hidden);
    network.dispose();
  });

  test("moves the encoder alone, and tells the heads' gradients; other heads take their place", async () => {
    const network = await engines[name].load(golden.shape, weights);
    const trainer = await network.startTraining(ADAM_W);
    const wanted = await trainer.inspect(golden.batch, dropout);
    const { losses, heads } = await trainer.stepEncoder(golden.batch, 0.01, dropout);
    expect(losses).toEqual(wanted.losses);
    const names = [...headShapes(golden.shape).keys()];
    expect([...heads.keys()].sort()).toEqual([...names].sort());
    for (const head of names) expect(heads.get(head), head).toEqual(wanted.gradients.get(head));
    const moved = await network.download();
    for (const [parameter, { data }] of moved) {
      const isSame = largestDifference(data, weights.get(parameter)?.data ?? []) === 0;
      expect(isSame, parameter).toBe(names.includes(parameter));
    }
    const twice = names.map((head): [string, NamedArray] => {
      const { shape, data } = weights.get(head) as NamedArray;
      return [head, { shape, data: data.map((x) => 2 * x) }];
    });
    await network.setHeads(new Map(twice));
    const set = await network.download();
    for (const [head, { data }] of twice) expect(set.get(head)?.data, head).toEqual(data);
    network.dispose();
  });

  test("takes other heads of another shape, and keeps its encoder", async () => {
    const { shape, heads, other } = otherHeads();
    const [network, wanted] = [
      await engines[name].load(golden.shape, weights),
      await engines[name].load(shape, other),
    ];
    await logitsOf(network);
    await network.setHeads(heads, shape);
    expect(await logitsOf(network)).toEqual(await logitsOf(wanted));
    const pairs = [[0, 1]] as const;
    expect(await network.pairLogits(pairs)).toEqual(await wanted.pairLogits(pairs));
    expect(await network.download()).toEqual(await wanted.download());
    expect(await network.downloadHeads()).toEqual(heads);
    // And back, and trained as ever.
    const before = new Map([...weights].filter(([key]) => !isEncoder(key)));
    await network.setHeads(before, golden.shape);
    const trainer = await network.startTraining(ADAM_W);
    await expect(network.setHeads(heads, shape)).rejects.toThrow("being trained");
    const fresh = await engines[name].load(golden.shape, weights);
    const untouched = await fresh.startTraining(ADAM_W);
    const [a, b] = [
      await trainer.inspect(golden.batch, null),
      await untouched.inspect(golden.batch, null),
    ];
    expect(a.losses).toEqual(b.losses);
    for (const one of [network, wanted, fresh]) one.dispose();
  });

  test("reads beside itself with other heads, wherever its own lie", async () => {
    const { shape, heads, other } = otherHeads();
    const [network, wanted] = [
      await engines[name].load(golden.shape, weights),
      await engines[name].load(shape, other),
    ];
    const beside = await network.beside();
    const own = await logitsOf(network);
    expect(await logitsOf(beside)).toEqual(own);
    await beside.setHeads(heads, shape);
    const asOther = async () => {
      expect(await logitsOf(beside)).toEqual(await logitsOf(wanted));
      const pairs = [[0, 1]] as const;
      expect(await beside.pairLogits(pairs)).toEqual(await wanted.pairLogits(pairs));
    };
    await asOther();
    expect(await logitsOf(network)).toEqual(own);
    await network.setHeads(heads, shape);
    await asOther();
    for (const one of [network, wanted]) one.dispose();
  });

  test("has no trace of a training that was disposed of in what it predicts", async () => {
    const network = await engines[name].load(golden.shape, weights);
    const trainer = await network.startTraining(ADAM_W);
    await trainer.step(golden.batch, { encoder: 0.01, heads: 0.01 }, null);
    trainer.dispose();
    const trained = await network.download();
    const again = await engines[name].load(golden.shape, trained);
    const [a, b] = [await logitsOf(network), await logitsOf(again)];
    expect(largestDifference(a, b)).toBeLessThan(1e-6);
    network.dispose();
    again.dispose();
  });
});

const logitsOf = async (network: ReadingNetwork): Promise<Float32Array> =>
  (await network.spanLogits(golden.batch.sentences, golden.batch.spans)).entity;

/** Some sentences of the golden batch. */
function batchOf(chosen: readonly number[]) {
  const { sentences, spans, pairs } = golden.batch;
  const rows = spans.flatMap((span, row) => (chosen.includes(span.sentence) ? [row] : []));
  return {
    sentences: chosen.map((b) => sentences[b]),
    spans: rows.map((row) => ({ ...spans[row], sentence: chosen.indexOf(spans[row].sentence) })),
    pairs: pairs.flatMap(({ head, tail, ...targets }) =>
      rows.includes(head)
        ? [{ head: rows.indexOf(head), tail: rows.indexOf(tail), ...targets }]
        : [],
    ),
  };
}
