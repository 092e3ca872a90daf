import { normalOf, seededRandom } from "../core/learn/random.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { freshRows } from "./freshRows.ts";
import { type Model, shapeOf } from "./model.ts";
import { changeTypes } from "./newHeads.ts";

/**
 * The model with other types: its own stay as they are, the others are read from their names, or,
 * by a model that cannot, mean nothing yet. Its network has these from now on.
 *
 * @param own those that the model has learnt: `model` may have others already
 */
export async function withTypes(model: Model, own: ModelTypes, types: ModelTypes): Promise<Model> {
  const { network } = model;
  const next = { ...model, types };
  const heads = changeTypes(
    await network.downloadHeads(),
    {
      from: shapeOf(model),
      to: shapeOf(next),
      types: { before: model.types, after: types, renamed: NOTHING_RENAMED },
    },
    normalOf(seededRandom(SEED)),
    await freshRows({ ...model, types: own }, types),
  );
  await network.setHeads(heads, shapeOf(next));
  return next;
}

const SEED = 0x4ead;
