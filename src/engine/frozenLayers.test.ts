import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Batch } from "../model/batch.ts";
import { ADAM_W, type DropoutSeed, type Inspection, type Trainer } from "../model/network.ts";
import { isFrozen, type ModelShape, modelShapes } from "../model/parameters.ts";
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
const { batch } = golden;
const weights = pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden");
const LAYERS = golden.shape.bert.layers;
const dropout = { seed: 7, step: 3 };
/** The golden model with everything dropped at rates of its own. */
const dropping: ModelShape = {
  ...golden.shape,
  bert: { ...golden.shape.bert, hiddenDropout: 0.1, attentionDropout: 0.2 },
  spert: { ...golden.shape.spert, dropout: 0.3 },
};
const rates = { encoder: 0.01, heads: 0.02 };
const never = new Promise<never>(() => {});

let engines: Record<string, Engine>;
beforeAll(async () => {
  const device = { label: "plain", reason: "for a test", lost: never };
  const make = async (constants: { headSize: number }) => new PlainExecutor(constants);
  engines = {
    reference: await startReference("cpu", { wasmPaths: "" }),
    plain: plannedEngine(device, make, () => {}),
    wasm: await startWasmEngine(nodeHost(process.cwd()), 1, "for a test"),
  };
});

/** What several tests compare with is computed once. */
const known = new Map<string, Promise<unknown>>();
function once<T>(key: readonly unknown[], compute: () => Promise<T>): Promise<T> {
  const name = JSON.stringify(key);
  if (!known.has(name)) known.set(name, compute());
  return known.get(name) as Promise<T>;
}

/** So many layers stay with the embeddings; null: everything moves. */
const how = (frozen: number | null) =>
  frozen === null ? {} : { frozenLayers: frozen, freezeEmbeddings: true };

const withStates = async (trainer: Trainer): Promise<Batch> =>
  trainer.frozen === null
    ? batch
    : { ...batch, states: await trainer.frozenStates(batch.sentences) };

const inspected = (
  name: string,
  shape: ModelShape,
  frozenLayers: number | null,
  dropped: DropoutSeed | null,
): Promise<Inspection> =>
  once(["inspected", name, shape, frozenLayers, dropped], () =>
    inspect(engines[name], shape, frozenLayers, dropped),
  );

async function inspect(
  engine: Engine,
  shape: ModelShape,
  frozenLayers: number | null,
  dropped: DropoutSeed | null,
): Promise<Inspection> {
  const network = await engine.load(shape, weights);
  const trainer = await network.startTraining(ADAM_W, undefined, how(frozenLayers));
  const inspection = await trainer.inspect(await withStates(trainer), dropped);
  network.dispose();
  return inspection;
}

/** Relative to the largest entry; what key.bias holds is noise. */
function expectGradients(found: Weights, wanted: Weights): void {
  for (const [name, { data }] of found) {
    if (name.endsWith("attention.self.key.bias")) continue;
    const right = wanted.get(name)?.data ?? [];
    expect(largestDifference(data, right) / largest(right, 1e-3), name).toBeLessThan(5e-6);
  }
}

/** Steps of a training, from the golden weights or from a state of it. */
const trained = (name: string, frozenLayers: number | null, breakAfter = 3) =>
  once(["trained", name, frozenLayers, breakAfter], () =>
    train(engines[name], frozenLayers, breakAfter),
  );

async function train(engine: Engine, frozenLayers: number | null, breakAfter: number) {
  let network = await engine.load(dropping, weights);
  let trainer = await network.startTraining(ADAM_W, undefined, how(frozenLayers));
  const losses: number[] = [];
  for (let step = 0; step < 4; step++) {
    if (step === breakAfter) {
      const saved = await trainer.saved();
      network.dispose();
      network = await engine.load(dropping, saved.weights);
      trainer = await network.startTraining(ADAM_W, saved.optimizer, how(frozenLayers));
    }
    const { total } = await trainer.step(await withStates(trainer), rates, { seed: 7, step });
    losses.push(total);
  }
  const { first, second } = (await trainer.saved()).optimizer;
  const after = await network.download();
  network.dispose();
  return { losses, first, second, after };
}

const moving = (frozenLayers: number | null) =>
  [...weights.keys()].filter((name) => !isFrozen(name, frozenLayers));

describe.each(["reference", "plain", "wasm"])("frozen layers on %s", (name) => {
  test.each([null, 0, 1, LAYERS])(
    "%s of them: what moves has the gradients that it has",
    async (k) => {
      const wanted = await inspected(name, golden.shape, null, null);
      const found = await inspected(name, golden.shape, k, null);
      expect(Math.abs(found.losses.total - wanted.losses.total)).toBeLessThan(5e-6);
      expect([...found.gradients.keys()]).toEqual(moving(k));
      expectGradients(found.gradients, wanted.gradients);
      expect(found.hidden).toHaveLength(LAYERS + 1 - (k ?? 0));
      found.hidden.forEach((state, i) => {
        expect(largestDifference(state, wanted.hidden[(k ?? 0) + i])).toBeLessThan(5e-6);
      });
    },
  );

  test.each([0, 1, LAYERS])("%s of them: masks above are those of the reference", async (k) => {
    const wanted = await inspected("reference", dropping, k, dropout);
    const found = await inspected(name, dropping, k, dropout);
    expect(Math.abs(found.losses.total - wanted.losses.total)).toBeLessThan(5e-6);
    expectGradients(found.gradients, wanted.gradients);
    const still = await inspected(name, golden.shape, k, null);
    expect(Math.abs(still.losses.total - found.losses.total)).toBeGreaterThan(1e-3);
  });

  test.each([0, 1, LAYERS])("%s of them stay to the bit, and the rest moves", async (k) => {
    const { after, first, second } = await trained(name, k);
    for (const [parameter, { data }] of weights)
      if (isFrozen(parameter, k)) expect(after.get(parameter)?.data, parameter).toEqual(data);
      else expect(after.get(parameter)?.data, parameter).not.toEqual(data);
    expect([...first.keys()]).toEqual(moving(k));
    expect([...second.keys()]).toEqual(moving(k));
    const wanted = await trained("reference", k);
    for (const [parameter, { data }] of wanted.after)
      if (!parameter.endsWith("attention.self.key.bias"))
        expect(largestDifference(after.get(parameter)?.data ?? [], data), parameter).toBeLessThan(
          2e-4,
        );
  });

  test("a training that goes on is the unbroken one", async () => {
    const unbroken = await trained(name, 1, 4);
    const broken = await trained(name, 1, 2);
    expect(broken.losses).toEqual(unbroken.losses);
    expect(broken.after).toEqual(unbroken.after);
  });

  test("they are as the network has them, also after another training", async () => {
    const network = await engines[name].load(golden.shape, weights);
    const first = await network.startTraining(ADAM_W);
    await first.step(batch, rates, null);
    first.dispose();
    // Sentences of words that the step had not used, whose decay is still to come.
    const sentences = [Array.from({ length: 9 }, (_, i) => 88 + i), ...batch.sentences];
    const trainer = await network.startTraining(ADAM_W, undefined, how(1));
    const found = await trainer.frozenStates(sentences);
    const again = await engines[name].load(golden.shape, await network.download());
    const wanted = await (await again.startTraining(ADAM_W, undefined, how(1))).frozenStates(
      sentences,
    );
    expect(found.map(({ length }) => length)).toEqual(
      sentences.map(({ length }) => length * golden.shape.bert.hidden),
    );
    found.forEach((states, i) => {
      expect(largestDifference(states, wanted[i])).toBeLessThan(1e-6);
    });
    network.dispose();
    again.dispose();
  });

  test("a batch without their states is refused, and more layers than there are", async () => {
    const network = await engines[name].load(golden.shape, weights);
    const more = network.startTraining(ADAM_W, undefined, how(LAYERS + 1));
    await expect(more).rejects.toThrow(`the encoder has ${LAYERS} layers`);
    const trainer = await network.startTraining(ADAM_W, undefined, how(1));
    const step = async () => trainer.step(batch, rates, null);
    await expect(step()).rejects.toThrow("no states");
    expect(trainer.updates).toBe(0);
    trainer.dispose();
    const whole = await network.startTraining(ADAM_W);
    await expect(whole.frozenStates(batch.sentences)).rejects.toThrow("nothing is frozen");
    network.dispose();
  });
});
