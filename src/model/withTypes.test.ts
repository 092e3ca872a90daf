import { beforeAll, expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { DEFAULT_SPERT } from "./config.ts";
import { type Model, type ModelDescription, shapeOf } from "./model.ts";
import { loadModelFolder, modelFiles } from "./modelFolder.ts";
import { nameStates } from "./nameEmbeddings.ts";
import { modelShapes } from "./parameters.ts";
import { rowMapShapes, rowMapsOf } from "./rowMaps.ts";
import { smallBert } from "./smallBert.ts";
import type { Weights } from "./weights.ts";
import { withTypes } from "./withTypes.ts";

const vocab = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ..."abcdef"].join("\n");
const normal = normalOf(seededRandom(8));
const drawn = (shapes: ReadonlyMap<string, readonly number[]>): Weights =>
  new Map(
    [...shapes].map(([name, dims]): [string, NamedArray] => {
      const size = dims.reduce((a, b) => a * b, 1);
      return [
        name,
        { shape: dims, data: Float32Array.from({ length: size }, () => 0.3 * normal()) },
      ];
    }),
  );
const types: ModelTypes = {
  entities: { A: { short: "A", verbose: "a" } },
  relations: { R: { short: "R", verbose: "b c", symmetric: false } },
};
const bert = smallBert({ vocabSize: 11, hidden: 8, heads: 2, maxPositions: 12 });
const spert = { ...DEFAULT_SPERT, sizeEmbedding: 3 };
const config = {
  vocab_size: 11,
  hidden_size: 8,
  num_hidden_layers: 2,
  num_attention_heads: 2,
  intermediate_size: 16,
  max_position_embeddings: 12,
};
const description: ModelDescription = {
  bert,
  spert,
  types,
  tokenizer: tokenizerOfFiles({ "vocab.txt": vocab }),
  configJson: config,
  tokenizerFiles: { "vocab.txt": vocab },
  rowMaps: rowMapsOf(drawn(rowMapShapes(bert, spert))),
};
const weights = drawn(modelShapes(shapeOf(description)));

let model: Model;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  model = { ...description, network: await engine.load(shapeOf(description), weights) };
});
const more: ModelTypes = {
  entities: { New: { short: "N", verbose: "d" }, ...types.entities },
  relations: { ...types.relations, To: { short: "T", verbose: "e", symmetric: false } },
};
const rows = (of: Weights, name: string): number[][] => {
  const { shape, data } = of.get(name) as NamedArray;
  const width = shape[1];
  return Array.from({ length: shape[0] }, (_, r) => [...data.subarray(r * width, (r + 1) * width)]);
};

test("types that a model lacks get rows from their names, its own keep theirs", async () => {
  const wide = await withTypes(model, types, more);
  const found = await wide.network.download();
  const [none, fresh, own] = rows(found, "entity_classifier.weight");
  const [was, a] = rows(weights, "entity_classifier.weight");
  expect([none, own]).toEqual([was, a]);
  const again = await withTypes(wide, types, types);
  expect(rows(await again.network.download(), "rel_classifier.weight")).toEqual(
    rows(weights, "rel_classifier.weight"),
  );
  // The same whenever it is asked, and another for another name, or with names beside it.
  let now = await withTypes(again, types, more);
  const freshNow = async () =>
    rows(await now.network.downloadHeads(), "entity_classifier.weight")[1];
  expect(await freshNow()).toEqual(fresh);
  for (const names of [{ verbose: "f" }, { also: ["f", "e"] }]) {
    const entities = { ...more.entities, New: { short: "N", verbose: "d", ...names } };
    now = await withTypes(now, types, { ...more, entities });
    expect(await freshNow()).not.toEqual(fresh);
  }
  await withTypes(now, types, types);
});

test("names of blanks, of unknown words, and longer than the encoder reads are names too", async () => {
  const names = [" ", "zzz", "☃ \u200b", Array(40).fill("a").join(" ")];
  const states = await nameStates(model, names);
  expect(states).toHaveLength(4);
  for (const state of states) expect(state.every(Number.isFinite)).toBe(true);
  const [alone] = await nameStates(model, ["a"]);
  const [first, among] = await nameStates(model, ["zzz", "a"]);
  expect(first).toEqual(states[1]);
  for (const [i, x] of among.entries()) expect(x).toBeCloseTo(alone[i], 5);
});

test("a model's files hold the maps beside its weights, and a model without them has none", async () => {
  const read = (files: ReadonlyMap<string, Uint8Array>) => ({
    name: "a folder",
    read: async (file: string) => files.get(file) ?? null,
  });
  const whole = await loadModelFolder(read(modelFiles(description, weights, "F32")));
  expect(whole.description.rowMaps).toEqual(description.rowMaps);
  expect([...whole.weights.keys()]).toEqual([...weights.keys()]);
  const { rowMaps: _, ...plain } = description;
  const without = await loadModelFolder(read(modelFiles(plain, weights, "F32")));
  expect(without.description.rowMaps).toBeUndefined();
});
