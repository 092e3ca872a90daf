import { createHash } from "node:crypto";
import type { Example } from "../core/learn/example.ts";
import type { RefinedRecipe } from "../core/learn/recipe.ts";
import type { Words } from "../core/learn/rehearsalText.ts";
import { wholeOf } from "../io/lazyTensor.ts";
import type { ModelDescription } from "../model/model.ts";
import { sourceOf, type WeightSource, type Weights } from "../model/weights.ts";

/** What decides how a training goes. */
export interface RunFacts {
  readonly description: ModelDescription;
  readonly recipe: RefinedRecipe;
  readonly examples: readonly Example[];
  /** What is rehearsed. */
  readonly text: readonly Words[];
  readonly weights: Weights | WeightSource;
}

/** A hash of all that decides the run, so that --resume never continues another one. */
export async function describeRun({
  description: { spert, types },
  recipe,
  examples,
  text,
  weights,
}: RunFacts): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify({ spert, types, recipe, examples, text }));
  for (const [name, tensor] of sourceOf(weights)) {
    const { data } = await wholeOf(tensor);
    hash.update(name).update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  }
  return hash.digest("hex");
}
