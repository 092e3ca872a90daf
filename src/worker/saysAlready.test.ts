import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { saysAlready } from "./saysAlready.ts";

const FOLDER = "e2e/tiny/model";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;
const TEXTS = ["Ida Moss lives in Oslo .", "Delmas Bank is based in Bergen .", "Later ."];

let model: Model;
/** What the model says of some sentences. */
const said: Example[] = [];
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  model = { ...description, network: await engine.load(shapeOf(description), weights) };
  const sentences = TEXTS.map((text, i) => ({ id: `${i}`, words: text.split(" ") }));
  for await (const { index, prediction } of predictSentences(model, sentences))
    said.push({ ...sentences[index], ...prediction });
});

const isSaid = (examples: readonly Example[], goesOn = true) =>
  saysAlready(model, { examples, types: model.types }, async () => goesOn);

test("what the model says is said already, in whatever order it is confirmed", async () => {
  expect(said[0].entities.length).toBeGreaterThan(1);
  expect(await isSaid(said)).toBe(true);
  const [first, ...others] = said;
  const last = first.entities.length - 1;
  const turned = {
    ...first,
    entities: [...first.entities].reverse(),
    relations: first.relations.map(({ type, head, tail }) => {
      return { type, head: last - head, tail: last - tail };
    }),
  };
  expect(await isSaid([turned, ...others])).toBe(true);
});

test("one span or relation more or less is not, where the sentence knows its type", async () => {
  const [first, ...others] = said;
  const { type } = first.entities[0];
  const without = { ...first, entities: first.entities.slice(1), relations: [] };
  expect(await isSaid([...others, without])).toBe(false);
  expect(await isSaid([{ ...first, relations: [] }])).toBe(first.relations.length === 0);
  const elsewhere = Object.keys(model.types.entities).filter((name) => name !== type);
  const known = { entities: elsewhere, relations: [] };
  const unlabelled = first.entities.filter((entity) => entity.type !== type);
  expect(await isSaid([{ ...first, entities: unlabelled, relations: [], known }])).toBe(true);
});

test("who ends it has no answer, which is no", async () => {
  expect(await isSaid(said, false)).toBe(false);
});
