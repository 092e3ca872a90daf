import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Schema } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { modelTypes, renamedSince, withTypes } from "../core/types/schema.ts";
import type { Engine } from "../engine/engine.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import { asRead } from "./asRead.ts";
import { readBoth } from "./readBoth.ts";
import { trainCandidate } from "./trainCandidate.ts";

const FOLDER = "e2e/tiny/named";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;

let engine: Engine;
beforeAll(async () => {
  engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
});

async function opened(): Promise<Model> {
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  return { ...description, network: await engine.load(shapeOf(description), weights) };
}

const SOURCE: ModelSource = { kind: "bundled", name: "general" };
const SENTENCES = [
  "Ida Moss lives in Oslo .",
  "Robert Vane works for Delmas Bank .",
  "The mill of Harbour Mills burnt down in Bergen .",
  "Ida Moss said on Monday that Oslo was quiet .",
].map((text, i) => ({ id: String(i), words: text.split(" ") }));

/** A project with types that the model was not trained on, and one of those that it was. */
function projectFor(model: Model) {
  const [first, ...learnt] = Object.keys(model.types.entities);
  const names = (name: string) => ({ short: name, verbose: name });
  const schema: Schema = withTypes(
    { entities: [], relations: [] },
    {
      entities: { Thing: names("Thing"), Town: names("Town"), [learnt[0]]: names(learnt[0]) },
      relations: {},
    },
  );
  const asked = { types: modelTypes(schema), renamed: renamedSince(schema, model.types) };
  return { schema, asked, unasked: first };
}

/** What Compare shows of a model that was just opened. */
async function compared(schema: Schema): Promise<readonly Prediction[]> {
  const fresh = await opened();
  const both = await readBoth(
    { sources: [SOURCE, SOURCE], schema, sentences: SENTENCES },
    {
      lent: (_, use) => use(fresh),
      onProgress: () => {},
      between: async () => true,
      pause: async () => {},
    },
  );
  return both?.first ?? [];
}

/** The spans of the types that a project asks for, sentence by sentence. */
const spansOf = (of: readonly Prediction[], { entities: asked }: ModelTypes) =>
  of.map(({ entities }) =>
    entities
      .filter(({ type }) => Object.hasOwn(asked, type))
      .map(({ type, start, end }) => `${type} ${start} ${end}`),
  );

test("before a training a model is read as the page and a comparison read it: types by name too", async () => {
  const model = await opened();
  const { schema, asked, unasked } = projectFor(model);
  const reader = await asRead(model, asked);
  expect(Object.keys(reader.types.entities)).toEqual(expect.arrayContaining(["Thing", "Town"]));
  expect(reader.unasked).toContain(unasked);
  const own: Prediction[] = [];
  for await (const { index, prediction } of predictSentences(reader, SENTENCES))
    own[index] = prediction;

  const found = spansOf(own, asked.types);
  expect(found).toEqual(spansOf(await compared(schema), asked.types));
  expect(found.flat()).not.toEqual([]);
  // The model itself is as it was: what is trained from it begins with its own types.
  expect(Object.keys(model.types.entities)).not.toContain("Thing");
});

test("a training reports the model before as a comparison reads it: types by name too", async () => {
  const model = await opened();
  const { schema, asked } = projectFor(model);
  const examples = SENTENCES.map(({ id, words }) => ({
    id,
    words,
    entities: ["Thing", "Town"].map((type, start) => ({ type, start, end: start + 1 })),
    relations: [],
  }));
  const { report, ...trained } = await trainCandidate(
    {
      load: (...what) => engine.load(...what),
      isAlive: () => true,
      recover: (error) => Promise.reject(error),
    },
    model,
    {
      ...asked,
      examples: examples.slice(0, 1),
      heldOut: examples,
      recipe: { epochs: 1 },
      unreviewed: [],
      onScreen: [],
    },
    {
      bundled: [],
      reopened: async () => model,
      onScreen: () => [],
      checkpoints: memoryCheckpoints(),
      onProgress: () => {},
      isCancelled: () => false,
    },
  );
  trained.model.network.dispose();
  const before = report.judged.map(({ before }) => before);
  const found = spansOf(before, asked.types);
  expect(found).toEqual(spansOf(await compared(schema), asked.types));
  // Some of it by its name alone.
  expect(found.flat().filter((span) => /^Thing /.test(span))).not.toEqual([]);
});
