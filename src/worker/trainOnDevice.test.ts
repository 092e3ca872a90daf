import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../engine/engine.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import type { ModelDescription } from "../model/model.ts";
import type { Trainer } from "../model/network.ts";
import { modelShapes } from "../model/parameters.ts";
import { pickWeights } from "../model/weights.ts";
import { largestDifference } from "../parity/errors.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import { FROM_ENCODER } from "../training/recipe.ts";
import { type Training, type TrainingDevice, trainOnDevice } from "./trainOnDevice.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const names = Object.keys(golden.types.entities);
const training: Training = {
  description: { ...golden.shape, types: golden.types } as unknown as ModelDescription,
  weights: pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden"),
  prepared: golden.encodings.map((encoded, i) => ({
    example: {
      id: `${i}`,
      words: encoded.wordPieces.map(() => "word"),
      entities: [{ type: names[i % names.length], start: 0, end: 1 }],
      relations: [],
    },
    encoded,
  })),
  recipe: { ...FROM_ENCODER, epochs: 4, batch: 1 },
};

let engine: Engine;
beforeAll(async () => {
  engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
});

/** A device that is lost in the given step of its own, and the devices that come after it. */
function fragile(losses: readonly number[], taken: { devices: number }): TrainingDevice {
  const [lostIn, ...later] = losses;
  let alive = true;
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
    engine: {
      ...engine,
      name: "webgpu",
      load: async (...args) => {
        const network = await engine.load(...args);
        const start = network.startTraining.bind(network);
        network.startTraining = async (...settings) => losing(await start(...settings));
        return network;
      },
    },
    isAlive: () => alive,
    recover: async (error) => {
      if (alive) throw error;
      taken.devices += 1;
      return fragile(later, taken);
    },
  };
}

async function run(losses: readonly number[], checkpointMs: number) {
  const taken = { devices: 1 };
  const steps: number[] = [];
  const { network } = await trainOnDevice(
    fragile(losses, taken),
    training,
    async ({ step }) => {
      steps.push(step);
      return true;
    },
    checkpointMs,
  );
  return { weights: await network.download(), steps, devices: taken.devices };
}

describe("training through losses of the device", () => {
  test("goes on from the last checkpoint, and gives the same weights", async () => {
    const whole = await run([], 0);
    expect(whole.steps.length).toBe(golden.encodings.length * 4);
    const broken = await run([4, 3], 0);
    expect(broken.devices).toBe(3);
    // Every step was told once: what a checkpoint holds is not done again.
    expect(broken.steps).toEqual(whole.steps);
    // But for rounding: words never used were given their decay in two parts.
    for (const [name, { data }] of whole.weights)
      expect(largestDifference(broken.weights.get(name)?.data ?? [], data), name).toBeLessThan(
        1e-7,
      );
  });

  test("starts again where there was no checkpoint yet", async () => {
    const broken = await run([3], Number.POSITIVE_INFINITY);
    expect(broken.steps.slice(0, 4)).toEqual([1, 2, 1, 2]);
    const whole = await run([], Number.POSITIVE_INFINITY);
    for (const [name, { data }] of whole.weights)
      expect(broken.weights.get(name)?.data, name).toEqual(data);
  });

  test("gives up on a device that is lost again and again", async () => {
    await expect(run([1, 1, 1, 1, 1], 0)).rejects.toThrow("gone");
  });
});
