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
  absent: { what: "rehearsed; what is unlabelled is absent", recipe: {}, scopes: false },
  r1: { what: "1 rehearsed sentence a step", recipe: { rehearsed: 1 }, scopes: true },
  r4: { what: "4 rehearsed sentences a step", recipe: { rehearsed: 4 }, scopes: true },
  slow: { what: "heads at 1e-3", recipe: { headLr: 1e-3 }, scopes: true },
  half: { what: "30 epochs of 30 sentences", recipe: { epochs: 30 }, scopes: true },
  still: { what: "the encoder at 2e-5", recipe: { lr: 2e-5 }, scopes: true },
  quick: {
    what: "30 epochs of 30 sentences, 3 layers frozen, the others at 2e-4",
    recipe: { frozenLayers: 3, lr: 2e-4, epochs: 30 },
    scopes: true,
  },
  f3: {
    what: "3 layers frozen",
    recipe: { frozenLayers: 3 },
    scopes: true,
  },
};
