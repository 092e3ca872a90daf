import { readFileSync } from "node:fs";
import { memory } from "@tensorflow/tfjs-core";
import { describe, expect, test } from "vitest";
import type { Example } from "../core/example.ts";
import { TEST_BACKENDS, useBackend } from "../reference/kernels/testBackends.ts";
import type { Model } from "../model/model.ts";
import { modelShapes } from "../model/parameters.ts";
import { predictBatch } from "../model/predict.ts";
import { downloadWeights, pickWeights, uploadWeights } from "../model/weights.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import type { Prepared } from "./prepare.ts";
import { FROM_ENCODER, type Recipe } from "./recipe.ts";
import { disposeTraining, startTraining, type TrainingState, train } from "./train.ts";

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
const description = { ...golden.shape, bert, spert, types: golden.types } as unknown as Model;
const recipe: Recipe = { ...FROM_ENCODER, batch: 2, epochs: 6, lr: 3e-3, headLr: 1e-2, seed: 4 };

async function run(state: TrainingState, upTo = Number.POSITIVE_INFINITY): Promise<number[]> {
  const losses: number[] = [];
  for await (const step of train(state, description, prepared, recipe)) {
    losses.push(step.losses.total);
    if (losses.length >= upTo) break;
  }
  return losses;
}

describe.each(TEST_BACKENDS)("training on %s", (backend) => {
  test("the loss falls, and no tensor is left behind", async () => {
    await useBackend(backend);
    const before = memory().numTensors;
    const state = startTraining(uploadWeights(weights));
    const held = memory().numTensors;
    const losses = await run(state);
    expect(losses).toHaveLength(12);
    expect(losses.at(-1)).toBeLessThan(0.7 * losses[0]);
    expect(memory().numTensors).toBe(held);
    disposeTraining(state);
    expect(memory().numTensors).toBe(before);
  });

  test("a run that was broken off goes on as the unbroken one, dropout included", async () => {
    await useBackend(backend);
    const whole = startTraining(uploadWeights(weights));
    const losses = await run(whole);
    const broken = startTraining(uploadWeights(weights));
    const first = await run(broken, 5);
    const resumed: TrainingState = {
      parameters: uploadWeights(await downloadWeights(broken.parameters)),
      optimizer: {
        first: uploadWeights(await downloadWeights(broken.optimizer.first)),
        second: uploadWeights(await downloadWeights(broken.optimizer.second)),
        updates: broken.optimizer.updates,
      },
    };
    expect([...first, ...(await run(resumed))]).toEqual(losses);
    for (const state of [whole, broken, resumed]) disposeTraining(state);
  });

  test("prediction leaves no tensor behind, also with many relations", async () => {
    await useBackend(backend);
    const parameters = uploadWeights(weights);
    const model = { ...description, parameters, spert: { ...spert, overlap: "allowed" } } as Model;
    const before = memory().numTensors;
    const [first] = await predictBatch(model, golden.encodings);
    expect(first.entities.length).toBeGreaterThan(5);
    expect(memory().numTensors).toBe(before);
  });

  test("a batch without entities, and one without words, train and predict", async () => {
    await useBackend(backend);
    const state = startTraining(uploadWeights(weights));
    const empty: Prepared[] = [
      { ...prepared[1], example: { ...prepared[1].example, entities: [], relations: [] } },
    ];
    const one = { ...recipe, epochs: 1 };
    for await (const { losses } of train(state, description, empty, one)) {
      expect(losses.relation).toBeUndefined();
      expect(Number.isFinite(losses.total)).toBe(true);
    }
    const model = { ...description, parameters: state.parameters } as Model;
    expect(await predictBatch(model, [{ ids: [2, 3], wordPieces: [] }])).toEqual([
      { entities: [], relations: [] },
    ]);
    disposeTraining(state);
  });
});
