import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { FROM_ENCODER } from "../core/learn/recipe.ts";
import type { Engine } from "../engine/engine.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import type { ModelDescription } from "../model/model.ts";
import type { Trainer } from "../model/network.ts";
import { isFrozen, modelShapes } from "../model/parameters.ts";
import { pickWeights } from "../model/weights.ts";
import { largestDifference } from "../parity/errors.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import { memoryCheckpoints } from "./checkpoints.ts";
import { NOTHING_TAUGHT } from "./rehearsal.ts";
import { type RunOptions, runTraining, type Training, type TrainingDevice } from "./run.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const names = Object.keys(golden.types.entities);
const weights = pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden");
const training: Training = {
  description: { ...golden.shape, types: golden.types } as unknown as ModelDescription,
  weights,
  material: {
    prepared: golden.encodings.map((encoded, i) => ({
      example: {
        id: `${i}`,
        words: encoded.wordPieces.map(() => "word"),
        entities: [{ type: names[i % names.length], start: 0, end: 1 }],
        relations: [],
      },
      encoded,
    })),
    taught: NOTHING_TAUGHT,
  },
  recipe: { ...FROM_ENCODER, epochs: 4, batch: 1 },
};

let engine: Engine;
/** Loses the device in use. */
let lose = () => {};
beforeAll(async () => {
  engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
});

/** A device that is lost in the given step of its own, and the devices that come after it. */
function fragile(losses: readonly number[], taken: { devices: number }): TrainingDevice {
  const [lostIn, ...later] = losses;
  let alive = true;
  lose = () => {
    alive = false;
  };
  const losing = (trainer: Trainer): Trainer => {
    let own = 0;
    const step: Trainer["step"] = (...args) => {
      own += 1;
      if (own === lostIn) alive = false;
      return alive ? trainer.step(...args) : Promise.reject(new Error("gone"));
    };
    return new Proxy(trainer, {
      get: (target, key) => {
        if (key === "step") return step;
        const value = Reflect.get(target, key, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  return {
    load: async (...args) => {
      const network = await engine.load(...args);
      const start = network.startTraining.bind(network);
      network.startTraining = async (...settings) => losing(await start(...settings));
      return network;
    },
    isAlive: () => alive,
    recover: async (error) => {
      if (alive) throw error;
      taken.devices += 1;
      return fragile(later, taken);
    },
  };
}

interface Given {
  /** In which of its own steps each device is lost. */
  readonly losses?: readonly number[];
  /** After how many steps a checkpoint is due. */
  readonly every?: number;
  readonly training?: Training;
  readonly options?: Partial<RunOptions<null>>;
}

async function run({ losses = [], every = 1, training: given = training, options }: Given = {}) {
  const taken = { devices: 1 };
  const steps: number[] = [];
  const checkpoints = memoryCheckpoints();
  const { network, weights } = await runTraining<null>(fragile(losses, taken), given, {
    checkpoints,
    resume: false,
    isDue: ({ step }) => step % every === 0,
    onStep: async ({ step }) => {
      steps.push(step);
      return "next";
    },
    finish: async () => null,
    ...options,
  });
  network.dispose();
  return { weights, steps, devices: taken.devices, checkpoints };
}

const never = Number.POSITIVE_INFINITY;

describe("training through losses of the device", () => {
  test("goes on from the last checkpoint, and gives the same weights", async () => {
    const whole = await run();
    expect(whole.steps.length).toBe(golden.encodings.length * 4);
    const broken = await run({ losses: [4, 3] });
    expect(broken.devices).toBe(3);
    // Every step was told once: what a checkpoint holds is not done again.
    expect(broken.steps).toEqual(whole.steps);
    for (const [name, { data }] of whole.weights)
      expect(broken.weights.get(name)?.data, name).toEqual(data);
  });

  test("goes on above frozen layers, whose states it computes again", async () => {
    const recipe = { ...training.recipe, frozenLayers: 1 };
    const whole = await run({ training: { ...training, recipe } });
    const broken = await run({ losses: [4, 3], training: { ...training, recipe } });
    expect(broken.steps).toEqual(whole.steps);
    let moved = 0;
    for (const [name, { data }] of whole.weights) {
      expect(broken.weights.get(name)?.data, name).toEqual(data);
      if (isFrozen(name, 1)) expect(data, name).toEqual(weights.get(name)?.data);
      else moved += largestDifference(data, weights.get(name)?.data ?? []);
    }
    expect(moved).toBeGreaterThan(0.001);
  });

  test("starts again where there was no checkpoint yet", async () => {
    const broken = await run({ losses: [3], every: never });
    expect(broken.steps.slice(0, 4)).toEqual([1, 2, 1, 2]);
    const whole = await run({ every: never });
    for (const [name, { data }] of whole.weights)
      expect(broken.weights.get(name)?.data, name).toEqual(data);
  });

  test("gives up on a device that is lost again and again", async () => {
    await expect(run({ losses: [1, 1, 1, 1, 1] })).rejects.toThrow("gone");
  });

  test("a device lost after the last step costs no step: what is left is done on a new one", async () => {
    const whole = await run({ every: never });
    let tries = 0;
    const scored = await run({
      losses: [1000],
      every: never,
      options: {
        finish: async () => {
          tries += 1;
          if (tries === 1) lose();
          return null;
        },
      },
    });
    expect([tries, scored.devices]).toEqual([2, 2]);
    expect(scored.steps).toEqual(whole.steps);
    for (const [name, { data }] of whole.weights)
      expect(scored.weights.get(name)?.data, name).toEqual(data);
  });
});

describe("a training that diverges", () => {
  const wild = (lr: number): Training => {
    return { ...training, recipe: { ...training.recipe, lr, headLr: lr } };
  };

  test.each([
    { name: "to no number", lr: 1e25, says: /^epoch \d, step [2-9]: the loss is not a number$/ },
    { name: "out of all measure", lr: 1e6, says: /^epoch \d, step \d+: the loss has grown from / },
  ])("$name stops with one line", async ({ lr, says }) => {
    await expect(run({ training: wild(lr), every: never })).rejects.toThrow(says);
  });

  test("in its last step is noticed by its weights", async () => {
    const prepared = training.material.prepared.slice(0, 1);
    const once = { ...wild(1e6), material: { prepared, taught: NOTHING_TAUGHT } };
    const one = { ...once, recipe: { ...once.recipe, epochs: 1 } };
    await expect(run({ training: one })).rejects.toThrow(/the weights have grown to 1/);
  });
});
