import { progressLine } from "../../src/cli/progress.ts";
import type { Example } from "../../src/core/learn/example.ts";
import type { Recipe } from "../../src/core/learn/recipe.ts";
import type { Words } from "../../src/core/learn/rehearsalText.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../../src/core/types/modelTypes.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Model } from "../../src/model/model.ts";
import { memoryCheckpoints } from "../../src/training/checkpoints.ts";
import { type Trained, trainCandidate } from "../../src/worker/trainCandidate.ts";

/** What a model is trained on, all of it: nothing is held out. */
export interface Lesson {
  /** What the line of progress calls it. */
  readonly name: string;
  readonly examples: readonly Example[];
  readonly types: ModelTypes;
  /** What differs from the page's own recipe. */
  readonly recipe: Partial<Recipe>;
  /** Text to rehearse. */
  readonly bundled: readonly Words[];
}

/** Trains a copy of a model by the code that the page trains with, without drafts. */
export async function trainAsPage(
  engine: Engine,
  model: Model,
  { name, examples, types, recipe, bundled }: Lesson,
): Promise<Trained> {
  const progress = progressLine();
  const device = {
    load: engine.load.bind(engine),
    isAlive: () => true,
    recover: (error: unknown) => Promise.reject(error),
  };
  const request = { examples, heldOut: [], types, recipe, unreviewed: [], onScreen: [] };
  const trained = await trainCandidate(
    device,
    model,
    { ...request, renamed: NOTHING_RENAMED },
    {
      checkpoints: memoryCheckpoints(),
      bundled,
      reopened: async () => model,
      onScreen: () => [],
      isCancelled: () => false,
      onProgress: (told) => {
        if (told.kind === "step") progress.show(`${name}: step ${told.step}/${told.steps}`);
      },
      checkpointMs: Number.POSITIVE_INFINITY,
    },
  );
  progress.end();
  return trained;
}
