import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { FROM_ENCODER, type RefinedRecipe } from "../core/learn/recipe.ts";
import type { Engine } from "../engine/engine.ts";
import type { Model, ModelDescription } from "../model/model.ts";
import { ADAM_W, type Network, type Trainer } from "../model/network.ts";
import { modelShapes } from "../model/parameters.ts";
import { predictBatch } from "../model/predict.ts";
import { pickWeights } from "../model/weights.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import { startTestBackend, TEST_BACKENDS } from "../reference/testBackends.ts";
import type { Prepared } from "./prepare.ts";
import { NOTHING_TAUGHT } from "./rehearsal.ts";
import { train } from "./train.ts";

const folder = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, folder)))]),
  ),
  null,
);
const weights = pickWeights(golden.model!, modelShapes(golden.shape), "model.safetensors");
const gold = JSON.parse(readFileSync(new URL("case.json", folder), "utf8")).documents;
const prepared: Prepared[] = golden.encodings.map((encoded, i) => {
  const { tokens: words, entities, relations } = gold[i];
  return { example: { id: `${i}`, words, entities, relations } as Example, encoded };
});
const spert = { ...golden.shape.spert, dropout: 0.1 };
const bert = { ...golden.shape.bert, hiddenDropout: 0.1, attentionDropout: 0.1 };
const shape = { ...golden.shape, bert, spert };
const description = { ...shape, types: golden.types } as unknown as ModelDescription;
const recipe: RefinedRecipe = {
  ...FROM_ENCODER,
  batch: 2,
  epochs: 6,
  lr: 3e-3,
  headLr: 1e-2,
  seed: 4,
};

async function run(
  trainer: Trainer,
  upTo = Number.POSITIVE_INFINITY,
  how = recipe,
): Promise<number[]> {
  const losses: number[] = [];
  for await (const step of train(trainer, description, { prepared, taught: NOTHING_TAUGHT }, how)) {
    losses.push(step.losses.total);
    if (losses.length >= upTo) break;
  }
  return losses;
}

describe.each(TEST_BACKENDS)("training on %s", (backend) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await startTestBackend(backend);
  });
  const modelOf = (network: Network): Model => ({ ...description, network });

  test("the loss falls", async () => {
    const network = await engine.load(shape, weights);
    const losses = await run(await network.startTraining(ADAM_W));
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)).toBeLessThan(0.7 * losses[0]);
    network.dispose();
  });

  test.each([
    { name: "dropout included", how: { ...recipe, epochs: 2 } },
    { name: "with R-Drop, too", how: { ...recipe, epochs: 2, rDrop: 1 } },
  ])("a run that was broken off goes on as the unbroken one, $name", async ({ how }) => {
    const whole = await engine.load(shape, weights);
    const losses = await run(await whole.startTraining(ADAM_W), Number.POSITIVE_INFINITY, how);
    const broken = await engine.load(shape, weights);
    const trainer = await broken.startTraining(ADAM_W);
    const first = await run(trainer, 3, how); // in the middle of the second pass
    const saved = await trainer.saved();
    const resumed = await engine.load(shape, saved.weights);
    const again = await resumed.startTraining(ADAM_W, saved.optimizer);
    const rest = await run(again, Number.POSITIVE_INFINITY, how);
    expect([...first, ...rest]).toEqual(losses);
    for (const network of [whole, broken, resumed]) network.dispose();
  });

  test("R-Drop reads a batch twice; without its weight nothing is read twice", async () => {
    const firstBatch = async (rDrop?: number) => {
      const network = await engine.load(shape, weights);
      const trainer = await network.startTraining(ADAM_W);
      const material = { prepared, taught: NOTHING_TAUGHT };
      for await (const step of train(trainer, description, material, { ...recipe, rDrop })) {
        network.dispose();
        return step;
      }
      throw new Error("no step was made");
    };
    const [once, off, twice] = [await firstBatch(), await firstBatch(0), await firstBatch(5)];
    expect(off).toEqual(once);
    expect(twice.words).toBe(once.words);
    expect(twice.losses.total).toBeGreaterThan(once.losses.total);
  });

  test("a batch without entities, and one without words, train and predict", async () => {
    const network = await engine.load(shape, weights);
    const trainer = await network.startTraining(ADAM_W);
    const empty: Prepared[] = [
      { ...prepared[1], example: { ...prepared[1].example, entities: [], relations: [] } },
    ];
    const material = { prepared: empty, taught: NOTHING_TAUGHT };
    const once = { ...recipe, epochs: 1 };
    for await (const { losses } of train(trainer, description, material, once)) {
      expect(losses.relation).toBeUndefined();
      expect(Number.isFinite(losses.total)).toBe(true);
    }
    expect(await predictBatch(modelOf(network), [{ ids: [2, 3], wordPieces: [] }])).toEqual([
      { entities: [], relations: [] },
    ]);
    network.dispose();
  });
});
