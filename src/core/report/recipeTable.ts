import type { Recipe } from "../learn/recipe.ts";
import type { Making } from "../lifecycle/modelVersion.ts";
import { facts, type Table } from "./block.ts";

const NAMES: Readonly<Record<keyof Recipe, string>> = {
  epochs: "Epochs",
  batch: "Sentences a step, or in each of its parts",
  accumulate: "Parts of a step",
  rehearsed: "Rehearsed sentences beside them",
  frozenLayers: "Lowest layers of the encoder that stay",
  freezeEmbeddings: "Embeddings stay where no layer does",
  lr: "Peak rate of the encoder",
  headLr: "Peak rate of the heads",
  seed: "Seed of order, samples, dropout and new heads",
  negativeEntities: "Negative spans a sentence",
  negativeRelations: "Negative pairs a sentence",
};

/** The whole recipe, seed included. */
export const recipeTable = ({ recipe }: Pick<Making, "recipe">): Table =>
  facts(
    "The recipe as it was carried out (AdamW, a rise and a linear fall of the rates)",
    entriesOf(NAMES).map(([key, name]) => [name, textOf(recipe[key])] as const),
  );

const textOf = (value: number | boolean): string =>
  typeof value === "number" ? String(value) : value ? "yes" : "no";

const entriesOf = <K extends string>(table: Readonly<Record<K, string>>): [K, string][] =>
  Object.entries(table) as [K, string][];
