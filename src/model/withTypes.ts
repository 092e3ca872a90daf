import { normalOf, seededRandom } from "../core/learn/random.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { freshRows } from "./freshRows.ts";
import { type Model, shapeOf } from "./model.ts";
import type { Network } from "./network.ts";
import { changeTypes } from "./newHeads.ts";
import type { ModelShape } from "./parameters.ts";
import type { Weights } from "./weights.ts";

/** Loads a network on the device that the model is on. */
export type Load = (shape: ModelShape, weights: Weights) => Promise<Network>;

/**
 * The model with other types, in a network of its own: those that it has under these names stay as
 * they are, the others are read from their names, or, by a model that cannot, mean nothing yet.
 */
export async function withTypes(model: Model, types: ModelTypes, load: Load): Promise<Model> {
  const { network, ...description } = model;
  const next = { ...description, types };
  const weights = changeTypes(
    await network.download(),
    {
      from: shapeOf(model),
      to: shapeOf(next),
      types: { before: model.types, after: types, renamed: NOTHING_RENAMED },
    },
    normalOf(seededRandom(SEED)),
    await freshRows(model, types),
  );
  return { ...next, network: await load(shapeOf(next), weights) };
}

const SEED = 0x4ead;
