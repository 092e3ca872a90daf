import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Schema } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { modelTypes, renamedSince, withTypes } from "../core/types/schema.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { asRead } from "./asRead.ts";
import { readBoth } from "./readBoth.ts";

const FOLDER = "e2e/tiny/named";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;

async function opened(): Promise<Model> {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  return { ...description, network: await engine.load(shapeOf(description), weights) };
}

const SOURCE: ModelSource = { kind: "bundled", name: "general" };
const SENTENCES = [
  "Ida Moss lives in Oslo .",
  "Robert Vane works for Delmas Bank .",
  "The mill of Harbour Mills burnt down in Bergen .",
].map((text, i) => ({ id: String(i), words: text.split(" ") }));

test("before a training a model is read as the page and a comparison read it: types by name too", async () => {
  const model = await opened();
  const [first, ...learnt] = Object.keys(model.types.entities);
  const names = (name: string) => ({ short: name, verbose: name });
  const schema: Schema = withTypes(
    { entities: [], relations: [] },
    {
      entities: { City: names("City"), Town: names("Town"), [learnt[0]]: names(learnt[0]) },
      relations: {},
    },
  );
  const asked = { types: modelTypes(schema), renamed: renamedSince(schema, model.types) };
  const reader = await asRead(model, asked);
  expect(Object.keys(reader.types.entities)).toEqual(expect.arrayContaining(["City", "Town"]));
  expect(reader.unasked).toContain(first);
  const own: Prediction[] = [];
  for await (const { index, prediction } of predictSentences(reader, SENTENCES))
    own[index] = prediction;

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
  const spans = (of: readonly Prediction[]) =>
    of.map(({ entities }) =>
      entities
        .filter(({ type }) => Object.hasOwn(asked.types.entities, type))
        .map(({ type, start, end }) => `${type} ${start} ${end}`),
    );
  expect(spans(own)).toEqual(spans([...(both?.first ?? [])]));
  expect(spans(own).flat()).not.toEqual([]);
  // The model itself is as it was: what is trained from it begins with its own types.
  expect(Object.keys(model.types.entities)).not.toContain("City");
});
