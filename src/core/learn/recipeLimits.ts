import { t } from "../../language/words.ts";
import { type NumberLimits, numberFault } from "./numberLimits.ts";
import type { Recipe } from "./recipe.ts";

/** What the user may set of a recipe as a number. */
export type RecipeNumber =
  | "epochs"
  | "batch"
  | "accumulate"
  | "frozenLayers"
  | "rehearsed"
  | "lr"
  | "headLr"
  | "seed";

/** What each is called, and may be. At a rate of 0 nothing is learnt. */
export const RECIPE_NUMBERS: readonly ({
  readonly key: RecipeNumber;
  readonly label: string;
} & NumberLimits)[] = [
  {
    key: "epochs",
    get label() {
      return t("Epochs");
    },
    min: 1,
    max: 200,
    step: 1,
  },
  {
    key: "batch",
    get label() {
      return t("Sentences a step");
    },
    min: 1,
    max: 64,
    step: 1,
  },
  {
    key: "accumulate",
    get label() {
      return t("Parts of a step, one after the other");
    },
    min: 1,
    max: 64,
    step: 1,
  },
  {
    key: "frozenLayers",
    get label() {
      return t("Lowest layers that stay");
    },
    min: 0,
    max: 48,
    step: 1,
  },
  {
    key: "rehearsed",
    get label() {
      return t("Rehearsed sentences a step");
    },
    min: 0,
    max: 64,
    step: 1,
  },
  rate("lr", () => t("Learning rate of the encoder"), 0.01),
  rate("headLr", () => t("Learning rate of the heads"), 0.1),
  {
    key: "seed",
    get label() {
      return t("Seed");
    },
    min: 0,
    max: 2 ** 31 - 1,
    step: 1,
  },
];

function rate(key: RecipeNumber, label: () => string, max: number) {
  return {
    key,
    get label() {
      return label();
    },
    min: 0,
    max,
    step: 1e-6,
    isAbove: true,
  };
}

/** The first number of a recipe that is out of its limits, in words for the user; null: none is. */
export function recipeFault(recipe: Partial<Recipe>): string | null {
  for (const { key, label, ...limits } of RECIPE_NUMBERS) {
    const value = recipe[key];
    const fault = value === undefined ? null : numberFault(value, limits);
    if (fault !== null) return `${label} ${fault}.`;
  }
  return null;
}

/** A recipe without the numbers that are out of their limits. */
export function withinLimits<T extends Partial<Recipe>>(recipe: T): T {
  const wrong = RECIPE_NUMBERS.filter(({ key, ...limits }) => {
    const value = recipe[key];
    return value !== undefined && numberFault(value, limits) !== null;
  });
  if (wrong.length === 0) return recipe;
  const keys = new Set<string>(wrong.map(({ key }) => key));
  return Object.fromEntries(Object.entries(recipe).filter(([key]) => !keys.has(key))) as T;
}
