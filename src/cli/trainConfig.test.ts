import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FROM_ENCODER } from "../core/learn/recipe.ts";
import { readTrainConfig, type TrainOverrides } from "./trainConfig.ts";

const folder = mkdtempSync(join(tmpdir(), "config-"));
afterAll(() => rmSync(folder, { recursive: true }));

function recipeOf(keys: object, options: TrainOverrides = {}) {
  const config = join(folder, "config.json");
  writeFileSync(config, JSON.stringify(keys));
  const circumstances = { examples: 10, layers: null, overlap: "none" } as const;
  return readTrainConfig({ ...options, config }, null, circumstances).recipe;
}

test("R-Drop is off unless it is asked for; the command line wins over the file", () => {
  expect(recipeOf({})).toEqual(FROM_ENCODER);
  expect(recipeOf({ r_drop: 1.5 })).toEqual({ ...FROM_ENCODER, rDrop: 1.5 });
  expect(recipeOf({ r_drop: 1.5 }, { rDrop: 0 })).toEqual({ ...FROM_ENCODER, rDrop: 0 });
});

test.each([-1, "1", true])("a weight of R-Drop as %o is refused, with its key", (weight) => {
  expect(() => recipeOf({ r_drop: weight })).toThrow("config.json, r_drop: ");
});
