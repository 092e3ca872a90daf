import { beforeAll, expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { Engine } from "../engine/engine.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { ADDITIONS } from "../model/heads/heads.ts";
import { embeddingsOf, nameStates } from "../model/nameEmbeddings.ts";
import { encoderShapes, type ModelShape, modelShapes } from "../model/parameters.ts";
import { smallBert } from "../model/smallBert.ts";
import { encodeSentence } from "../text/encodeSentence.ts";
import { tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { BroadSet } from "./broadSet.ts";
import { BROAD, type BroadRecipe, type BroadStep, trainBroadly } from "./broadTraining.ts";
import { namedModel } from "./namedModel.ts";

const vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ..."abcdefghij"];
const tokenizer = tokenizerOfFiles({ "vocab.txt": vocabulary.join("\n") });
const slots = { entities: 4, relations: 2 };
const shape: ModelShape = {
  bert: smallBert({ vocabSize: vocabulary.length, hidden: 16, heads: 2, maxPositions: 16 }),
  spert: {
    ...DEFAULT_SPERT,
    sizeEmbedding: 4,
    additions: ADDITIONS.filter((name) => name !== "logits"),
  },
  entityTypes: slots.entities + 1,
  relationTypes: slots.relations,
};
const normal = normalOf(seededRandom(3));
const encoder = new Map(
  [...encoderShapes(shape.bert)].map(([name, dims]): [string, NamedArray] => {
    const size = dims.reduce((a, b) => a * b, 1);
    const isScale = name.endsWith("LayerNorm.weight");
    const value = () => (isScale ? 1 : 0.1 * normal());
    return [name, { shape: dims, data: Float32Array.from({ length: size }, value) }];
  }),
);

/** Sentences in which the word after "a" is of type A, that after "b" of type B. */
function setOf(name: string, entityTypes: readonly string[]): BroadSet {
  const random = seededRandom(name.length);
  const letter = () => "cdefghij"[Math.floor(random() * 8)];
  return {
    name,
    types: {
      entities: Object.fromEntries(entityTypes.map((t) => [t, { short: t, verbose: t }])),
      relations: { r: { short: "r", verbose: "a b", symmetric: false } },
    },
    sentences: Array.from({ length: 30 }, () => {
      const words = [letter(), "a", letter(), letter(), "b", letter()];
      return {
        words,
        encoded: encodeSentence(words, tokenizer),
        entities: [
          { type: entityTypes[0], start: 2, end: 3 },
          { type: entityTypes[1], start: 5, end: 6 },
        ],
        relations: [{ type: "r", head: 0, tail: 1 }],
      };
    }),
    entities: "all",
    relations: "all",
    share: 1,
  };
}
const sets = [setOf("one", ["a", "b"]), setOf("another", ["a", "b"])];
const recipe: BroadRecipe = {
  ...BROAD,
  steps: 60,
  cooling: 15,
  warming: 5,
  lr: 3e-3,
  headLr: 1e-2,
  renaming: 10,
  drawing: { ...BROAD.drawing, sets: 2, sentencesOfSet: 3, negativeEntities: 12, slots },
};

let engine: Engine;
beforeAll(async () => {
  engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
});
const run = async (of: BroadRecipe, options: Partial<Parameters<typeof trainBroadly>[1]> = {}) => {
  const steps: BroadStep[] = [];
  const result = await trainBroadly(
    {
      load: (to, weights) => engine.load(to, weights),
      sets,
      tokenizer,
      encoder,
      shape,
      recipe: of,
    },
    {
      checkpoints: memoryCheckpoints(),
      resume: false,
      isDue: () => false,
      onStep: (step) => steps.push(step),
      ...options,
    },
  );
  return { ...result, losses: steps.map(({ losses }) => losses.total) };
};

test("losses fall, and rows made from names find what was named so", async () => {
  const { losses, network, ...learnt } = await run(recipe);
  const mean = (part: number[]) => part.reduce((a, b) => a + b, 0) / part.length;
  expect(mean(losses.slice(-5))).toBeLessThan(0.5 * mean(losses.slice(0, 5)));
  const states = await nameStates({ network, tokenizer }, ["a", "b", "a b"]);
  const [a, b, ab] = embeddingsOf(states, learnt.maps.center.data);
  const of = { ...shape, entityTypes: 3, relationTypes: 1 };
  const named = namedModel({ ...learnt, network }, { entities: [a, b], relations: [ab] }, of);
  expect([...named.weights.keys()].sort()).toEqual([...modelShapes(named.shape).keys()].sort());
  network.dispose();
  const reader = await engine.load(named.shape, named.weights);
  const ids = encodeSentence(["c", "a", "d", "e", "b", "f"], tokenizer).ids;
  const span = (start: number) => ({ sentence: 0, start, end: start + 1, words: 1 });
  const { entity } = await reader.spanLogits([ids], [span(3), span(6), span(4)]);
  const best = [0, 1, 2].map((s) => {
    const row = [...entity.subarray(3 * s, 3 * s + 3)];
    return row.indexOf(Math.max(...row));
  });
  expect(best).toEqual([1, 2, 0]);
  reader.dispose();
});

test("a run that goes on from a checkpoint is the unbroken one", async () => {
  const checkpoints = memoryCheckpoints();
  const whole = await run(recipe, { checkpoints, isDue: (step) => step === 30 });
  for (let again = 0; again < 2; again++) {
    const { losses, network } = await run(recipe, { checkpoints, resume: true });
    expect(losses).toHaveLength(30);
    // To rounding: rows of words that no step used have their decay in one factor.
    losses.forEach((loss, i) => {
      expect(loss).toBeCloseTo(whole.losses[30 + i], 4);
    });
    network.dispose();
  }
  whole.network.dispose();
});
