import type { TrainRecipe } from "../../src/core/lifecycle/trainReport.ts";

/** A way to train. */
export interface Variant {
  readonly what: string;
  /** What it changes of the default recipe. */
  readonly recipe: Partial<TrainRecipe>;
  /** Whether sentences know their types only; else they know that all others are absent. */
  readonly scopes: boolean;
}

/** The name of no training at all. */
export const BEFORE = "before";

/** What is compared, by the names that the command line takes. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  default: { what: "the default recipe", recipe: {}, scopes: true },
  forgetful: {
    what: "without scopes and rehearsal: what is unlabelled is absent",
    recipe: { rehearsed: 0 },
    scopes: false,
  },
  alone: { what: "without rehearsal", recipe: { rehearsed: 0 }, scopes: true },
  absent: { what: "rehearsed; what is unlabelled is absent", recipe: {}, scopes: false },
  whole: {
    what: "60 epochs of 30 sentences, in which every layer moves, at 1e-4",
    recipe: { frozenLayers: 0, lr: 1e-4, epochs: 60 },
    scopes: true,
  },
  slow: { what: "heads at 1e-3", recipe: { headLr: 1e-3 }, scopes: true },
};
