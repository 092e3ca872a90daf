import { expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { formatSafetensors, type NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "./config.ts";
import type { ModelFolder } from "./folder.ts";
import { loadModelFolder } from "./modelFolder.ts";
import { modelShapes } from "./parameters.ts";
import { smallBert } from "./smallBert.ts";

const random = normalOf(seededRandom(3));
const bert = smallBert({ vocabSize: 6, hidden: 8, heads: 2, maxPositions: 16, layers: 1 });
const spert = { ...DEFAULT_SPERT, additions: [], sizeEmbedding: 5 };
const shapes = modelShapes({ bert, spert, entityTypes: 3, relationTypes: 1 });
const weights = new Map<string, NamedArray>(
  [...shapes].map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return [name, { shape, data: Float32Array.from({ length: size }, random) }];
  }),
);

/** As SpERT saves it: no word of its heads in config.json; types lie in a file of their own. */
const files = {
  "config.json": {
    architectures: ["SpERT"],
    model_type: "bert",
    vocab_size: 6,
    hidden_size: 8,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    intermediate_size: 16,
    max_position_embeddings: 16,
    spert_version: "1.0",
  },
  "types.json": {
    entities: {
      Peop: { short: "Peop", verbose: "People" },
      "a b": { short: "a b", verbose: "a b" },
    },
    relations: { Kill: { short: "Kill", verbose: "Kill", symmetric: false } },
  },
  "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\n",
};
const folder = (tensors: ReadonlyMap<string, NamedArray>, change = {}): ModelFolder => ({
  name: "m",
  read: async (file) => {
    if (file === "model.safetensors") return formatSafetensors(tensors, "F32");
    const found = { ...files, ...change }[file as keyof typeof files];
    if (!found) return null;
    return new TextEncoder().encode(typeof found === "string" ? found : JSON.stringify(found));
  },
});
const old = (name: string) =>
  name.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta");

test("a checkpoint of SpERT is a model without additions, its spans may overlap", async () => {
  const named = new Map([...weights].map(([name, tensor]) => [old(name), tensor]));
  const pooler = { shape: [8, 8], data: new Float32Array(64) };
  const loaded = await loadModelFolder(
    folder(new Map([...named, ["bert.pooler.dense.weight", pooler]])),
  );
  expect(loaded.description.spert).toEqual({ ...spert, overlap: "allowed" });
  expect(Object.keys(loaded.description.types.entities)).toEqual(["Peop", "a b"]);
  expect(loaded.weights).toEqual(weights);
});

test("its types must be those it was trained with", async () => {
  await expect(loadModelFolder(folder(weights, { "types.json": undefined }))).rejects.toThrow(
    "m: no types.json",
  );
  const one = { entities: {}, relations: files["types.json"].relations };
  await expect(loadModelFolder(folder(weights, { "types.json": one }))).rejects.toThrow(
    "tensor entity_classifier.weight is [3,21], but should be [1,21]",
  );
});

test("an encoder alone is no model", async () => {
  const encoder = new Map([...weights].filter(([name]) => name.startsWith("bert.")));
  await expect(loadModelFolder(folder(encoder))).rejects.toThrow("an encoder without heads");
});
