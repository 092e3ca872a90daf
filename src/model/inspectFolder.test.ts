import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatSafetensors, type NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT, formatSpertConfig } from "./config.ts";
import { parseBertConfig } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";
import { inspectFolder } from "./inspectFolder.ts";
import { openBareModel } from "./modelFolder.ts";
import { encoderShapes, modelShapes } from "./parameters.ts";

const ENCODERS = "src/parity/fixtures/encoders";

const diskFolder = (path: string): ModelFolder => ({
  name: "m",
  read: async (file) => (readdirSync(path).includes(file) ? readFileSync(join(path, file)) : null),
});

test.each(readdirSync(ENCODERS))("%s is a bare encoder that opens without types", async (kind) => {
  const folder = diskFolder(join(ENCODERS, kind));
  const found = await inspectFolder(folder);
  expect(found).toMatchObject({ what: "encoder", types: { entities: {}, relations: {} } });
  const { description, weights } = await openBareModel(folder);
  expect(found.encoder).toMatchObject({
    layers: description.bert.layers,
    hidden: description.bert.hidden,
  });
  expect([...weights.keys()].sort()).toEqual(
    [...modelShapes({ ...description, entityTypes: 1, relationTypes: 0 }).keys()].sort(),
  );
});

const CONFIG = {
  model_type: "bert",
  vocab_size: 6,
  hidden_size: 8,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 16,
  max_position_embeddings: 16,
};
const bert = parseBertConfig(CONFIG);
const spert = { ...DEFAULT_SPERT, additions: [], sizeEmbedding: 5 };
const shaped = (shapes: ReadonlyMap<string, readonly number[]>) =>
  new Map<string, NamedArray>(
    [...shapes].map(([name, shape]) => {
      return [name, { shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) }];
    }),
  );
const checkpoint = shaped(modelShapes({ bert, spert, entityTypes: 3, relationTypes: 1 }));
const named = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { short: name, verbose: name }]));
const types = (entities: readonly string[], relations: readonly string[]) => ({
  entities: named(entities),
  relations: Object.fromEntries(
    Object.entries(named(relations)).map(([name, of]) => [name, { ...of, symmetric: false }]),
  ),
});

/** Files of a folder; `undefined` takes one away. */
function folder(change: Readonly<Record<string, unknown>> = {}): ModelFolder {
  const files: Record<string, unknown> = {
    "config.json": CONFIG,
    "vocab.txt": "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\n",
    "model.safetensors": formatSafetensors(checkpoint, "F32"),
    ...change,
  };
  return {
    name: "m",
    read: async (file) => {
      const found = Object.hasOwn(files, file) ? files[file] : undefined;
      if (found === undefined) return null;
      if (found instanceof Uint8Array) return found;
      return new TextEncoder().encode(typeof found === "string" ? found : JSON.stringify(found));
    },
  };
}

test("a checkpoint of SpERT without types says how many it has", async () => {
  const found = await inspectFolder(folder());
  expect(found).toMatchObject({ what: "spert", types: null, rows: { entities: 2, relations: 1 } });
});

test.each([
  { name: "types.json", change: { "types.json": types(["a b", "__proto__"], ["constructor"]) } },
  {
    name: "config.json, as a table",
    change: { "config.json": { ...CONFIG, types: types(["a b", "__proto__"], ["constructor"]) } },
  },
  {
    name: "config.json, as lists",
    change: {
      "config.json": {
        ...CONFIG,
        entity_types: ["None", "a b", "__proto__"],
        relation_types: ["constructor"],
      },
    },
  },
])("its types come from $name", async ({ change }) => {
  const { types: found } = await inspectFolder(folder(change));
  expect(Object.keys(found?.entities ?? {})).toEqual(["a b", "__proto__"]);
  expect(Object.keys(found?.relations ?? {})).toEqual(["constructor"]);
});

test.each([
  {
    what: "a kind of encoder that is not read",
    change: { "config.json": { ...CONFIG, model_type: "deberta-v2" } },
    says: 'm, config.json: model_type "deberta-v2" is not supported; BERT, RoBERTa',
  },
  { what: "no config", change: { "config.json": undefined }, says: "m: no config.json" },
  { what: "no tokenizer", change: { "vocab.txt": undefined }, says: "m: no tokenizer.json" },
  {
    what: "no weights",
    change: { "model.safetensors": undefined },
    says: "m: no model.safetensors or pytorch_model.bin",
  },
  {
    what: "weights that are cut",
    change: { "model.safetensors": formatSafetensors(checkpoint, "F32").slice(0, -4) },
    says: "truncated",
  },
  {
    what: "a tensor that is missing",
    change: {
      "model.safetensors": formatSafetensors(
        new Map([...checkpoint].filter(([name]) => !name.endsWith("query.bias"))),
        "F32",
      ),
    },
    says: "1 of 26 tensors are missing: bert.encoder.layer.0.attention.self.query.bias",
  },
  {
    what: "another width than the config's",
    change: { "config.json": { ...CONFIG, hidden_size: 12 } },
    says: "but should be [6,12]",
  },
  {
    what: "types for another number of rows",
    change: { "types.json": types(["a"], ["b"]) },
    says: "m: types of entities: 2 in the weights, 1 named",
  },
  {
    what: "a model of Spanloom without types",
    change: { "config.json": { ...CONFIG, spert_mt: formatSpertConfig(spert) } },
    says: "m: no types.json",
  },
])("refused: $what", async ({ change, says }) => {
  await expect(inspectFolder(folder(change))).rejects.toThrow(says);
});

test("a model of Spanloom is one by its config", async () => {
  const found = await inspectFolder(
    folder({
      "config.json": { ...CONFIG, spert_mt: formatSpertConfig(spert) },
      "types.json": types(["a", "b"], ["c"]),
    }),
  );
  expect(found.what).toBe("model");
});

test("an encoder with a classifier of something else is bare", async () => {
  const weights = shaped(new Map([...encoderShapes(bert), ["classifier.weight", [2, 8]]]));
  const found = await inspectFolder(
    folder({ "model.safetensors": formatSafetensors(weights, "F32") }),
  );
  expect(found.what).toBe("encoder");
});
