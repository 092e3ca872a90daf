import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BroadRecipe } from "../broad/broadTraining.ts";
import { FROM_ENCODER } from "../core/learn/recipe.ts";
import { BUNDLED_NAMES } from "../core/lifecycle/bundled.ts";
import { licenceIn } from "../core/report/licenceIn.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { broadCard } from "./broadCard.ts";
import type { LicensedSet } from "./broadSets.ts";
import { type CardFacts, modelCard } from "./modelCard.ts";

test.each(BUNDLED_NAMES)("the card of the bundled model %s states what holds", (name) => {
  const card = readFileSync(`public/models/${name}/README.md`, "utf8");
  expect(licenceIn(card)).toMatch(/^encoder Apache-2\.0; data .*CoNLL04.*not cleared$/);
  expect(card).toMatch(/## Licences\n\nCode and this card: MIT\. Encoder: Apache-2\.0\. Data: /);
});

const types = { entities: {}, relations: {} };

test.each(["cc-by-nc-4.0", null])("the licence %s goes on with a training", (licence) => {
  const facts = {
    description: { bert: {}, spert: DEFAULT_SPERT, types },
    recipe: FROM_ENCODER,
    options: { data: ["a.json"], encoder: "e", dtype: "float16", command: "train" },
    licence,
    sentences: 1,
    log: [],
  } as unknown as CardFacts;
  const card = modelCard(facts);
  expect(licenceIn(card)).toBe(licence);
  expect(card).toContain(`of what it started from, ${licence ?? "not stated"}; that of the data`);
});

test("a model of many sets says which of them name no licence", () => {
  const set = (name: string, licence: string): LicensedSet => ({
    set: { name, types, sentences: [], share: 1, entities: "all" } as unknown as LicensedSet["set"],
    licence,
  });
  const recipe = { drawing: { slots: {} } } as unknown as BroadRecipe;
  const sets = [set("wiki", "MIT"), set("news", "not stated")];
  const card = broadCard({ sets, types, recipe, encoder: "e", licence: "apache-2.0", dtype: "f" });
  expect(licenceIn(card)).toBe(
    "encoder apache-2.0; data of 2 sets with licences of their own, of which news states none",
  );
});
