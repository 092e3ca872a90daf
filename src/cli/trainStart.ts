import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { Recipe } from "../core/learn/recipe.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { SpertConfig } from "../model/config.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { loadEncoder, loadModelFolder } from "../model/modelFolder.ts";
import { changeTypes, initialHeads } from "../model/newHeads.ts";
import type { Weights } from "../model/weights.ts";
import type { Training } from "../training/run.ts";
import { steadyStart } from "../training/steadyStart.ts";
import { openFolder } from "./openModel.ts";
import { UserError } from "./userError.ts";

/** What training starts from: an encoder with new heads, or a trained model. */
export interface Start {
  /** Of a trained model, with its weights. */
  readonly description: ModelDescription | null;
  readonly weights: Weights | null;
  build(
    types: ModelTypes,
    spert: SpertConfig,
    recipe: Recipe,
  ): Pick<Training, "description" | "weights" | "memory">;
}

/** Reads the folder of one of both. @throws UserError when neither is given */
export async function loadStart({
  init,
  encoder: folder,
}: {
  readonly init?: string;
  readonly encoder?: string;
}): Promise<Start> {
  if (init) {
    const { description, weights } = await openFolder(init, loadModelFolder);
    return {
      description,
      weights,
      build: (types, spert, { seed }) => {
        const after = { ...description, spert, types };
        const change = { before: description.types, after: types, renamed: NOTHING_RENAMED };
        const normal = normalOf(seededRandom(seed, 0x4ead));
        const reshaping = { from: shapeOf(description), to: shapeOf(after), types: change };
        const start = changeTypes(weights, reshaping, normal);
        const memory = steadyStart(weights, start, reshaping);
        return { description: after, weights: start, memory };
      },
    };
  }
  if (!folder) throw new UserError("train: --encoder DIR or --init MODEL is needed");
  const { encoder, weights } = await openFolder(folder, loadEncoder);
  return {
    description: null,
    weights: null,
    build: (types, spert, { seed }) => {
      const description = { ...encoder, spert, types };
      const heads = initialHeads(shapeOf(description), normalOf(seededRandom(seed, 0x4ead)));
      return { description, weights: new Map([...weights, ...heads]) };
    },
  };
}
