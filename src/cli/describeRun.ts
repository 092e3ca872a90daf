import { createHash } from "node:crypto";
import type { Example } from "../core/learn/example.ts";
import type { Recipe } from "../core/learn/recipe.ts";
import type { Words } from "../core/learn/rehearsalText.ts";
import type { ModelDescription } from "../model/model.ts";
import type { Weights } from "../model/weights.ts";

/** What decides how a training goes. */
export interface RunFacts {
  readonly description: ModelDescription;
  readonly recipe: Recipe;
  readonly examples: readonly Example[];
  /** What is rehearsed. */
  readonly text: readonly Words[];
  readonly weights: Weights;
}

/** A hash of all that decides the run, so that --resume never continues another one. */
export function describeRun({
  description: { spert, types },
  recipe,
  examples,
  text,
  weights,
}: RunFacts): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ spert, types, recipe, examples, text }));
  for (const [name, { data }] of weights)
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  return hash.digest("hex");
}
