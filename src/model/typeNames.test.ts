import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { differentTypeNames } from "../core/types/anyTypeName.ts";
import { modelTypes, renamedSince } from "../core/types/schema.ts";
import type { ModelFolder } from "./folder.ts";
import { shapeOf } from "./model.ts";
import { loadModelFolder, modelFiles } from "./modelFolder.ts";
import { changeTypes } from "./newHeads.ts";

const FOLDER = "e2e/tiny/model";
const onDisk: ModelFolder = {
  name: FOLDER,
  read: async (file) => {
    try {
      return new Uint8Array(readFileSync(join(FOLDER, file)));
    } catch {
      return null;
    }
  },
};
const inMemory = (files: ReadonlyMap<string, Uint8Array>): ModelFolder => ({
  name: "memory",
  read: async (file) => files.get(file) ?? null,
});

const names = differentTypeNames({ minLength: 4, maxLength: 8 });

/** The schema of a model whose types were renamed to these, one after the other; the rest are new. */
function schemaOf(entities: readonly string[], relations: readonly string[], former: string[][]) {
  const type = (name: string, i: number, known: readonly string[]) => ({
    name,
    short: name,
    verbose: name,
    formerNames: i < known.length ? [known[i]] : [],
  });
  return {
    entities: entities.map((name, i) => type(name, i, former[0])),
    relations: relations.map((name, i) => ({
      ...type(name, i, former[1]),
      symmetric: i % 2 === 0,
    })),
  };
}

test("a model keeps the rows of types that are renamed to anything, also saved and loaded", async () => {
  const { description, weights } = await loadModelFolder(onDisk);
  const { types } = description;
  const known = [Object.keys(types.entities), Object.keys(types.relations)];
  await fc.assert(
    fc.asyncProperty(names, names, async (entities, relations) => {
      const schema = schemaOf(entities, relations, known);
      const after = { ...description, types: modelTypes(schema) };
      const change = { before: types, after: after.types, renamed: renamedSince(schema, types) };
      const normal = normalOf(seededRandom(1));
      const next = changeTypes(
        weights,
        { from: shapeOf(description), to: shapeOf(after), types: change },
        normal,
      );
      const { description: loaded, weights: read } = await loadModelFolder(
        inMemory(modelFiles(after, next, "F32")),
      );
      expect(Object.entries(loaded.types.entities)).toEqual(Object.entries(after.types.entities));
      expect(Object.entries(loaded.types.relations)).toEqual(Object.entries(after.types.relations));
      const bias = "entity_classifier.bias";
      const rowOf = (name: string) => 1 + Object.keys(loaded.types.entities).indexOf(name);
      for (const [i, former] of known[0].entries()) {
        if (entities.includes(former)) continue;
        const row = read.get(bias)!.data[rowOf(entities[i])];
        expect(row, `${former} is ${entities[i]}`).toBe(weights.get(bias)!.data[i + 1]);
      }
    }),
    { numRuns: 40 },
  );
});
