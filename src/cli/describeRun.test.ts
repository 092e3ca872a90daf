import { expect, test } from "vitest";
import { fineTuning } from "../core/learn/recipe.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import type { ModelDescription } from "../model/model.ts";
import { describeRun, type RunFacts } from "./describeRun.ts";

const facts: RunFacts = {
  description: { spert: DEFAULT_SPERT, types: { entities: {}, relations: {} } } as ModelDescription,
  recipe: fineTuning(3, 6),
  examples: [],
  text: [["Ida", "came", "."]],
  weights: new Map([["w", { shape: [2], data: Float32Array.of(1, 2) }]]),
};

test.each<{ name: string; other: Partial<RunFacts> }>([
  { name: "another recipe", other: { recipe: { ...facts.recipe, rehearsed: 1 } } },
  { name: "both readings of a batch to agree", other: { recipe: { ...facts.recipe, rDrop: 1 } } },
  { name: "another text to rehearse", other: { text: [["Ida", "left", "."]] } },
  { name: "no text", other: { text: [] } },
  {
    name: "other weights",
    other: { weights: new Map([["w", { shape: [2], data: Float32Array.of(1, 3) }]]) },
  },
])("$name: another run, of which no checkpoint is gone on with", async ({ other }) => {
  const run = await describeRun(facts);
  expect(await describeRun({ ...facts, ...other })).not.toBe(run);
  expect(await describeRun({ ...facts })).toBe(run);
});
