import { normalOf, seededRandom } from "../core/learn/random.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { type FreshRows, freshRows } from "./freshRows.ts";
import { inPieces } from "./inPieces.ts";
import { type Model, shapeOf } from "./model.ts";
import type { BesideNetwork, Pause } from "./network.ts";
import { changeTypes } from "./newHeads.ts";
import type { Weights } from "./weights.ts";

/**
 * The model with other types: its own stay as they are, the others are read from their names, or,
 * by a model that cannot, mean nothing yet. Its network has these from now on.
 *
 * @param own those that the model has learnt: `model` may have others already
 */
export async function withTypes(model: Model, own: ModelTypes, types: ModelTypes): Promise<Model> {
  const next = { ...model, types };
  const fresh = await freshRows({ ...model, types: own }, types);
  await model.network.setHeads(await headsFor(model, types, fresh), shapeOf(next));
  return next;
}

/** Has what reads beside a model have these types, as `withTypes` does; the model stays. */
export async function besideWithTypes(
  model: Model,
  beside: BesideNetwork,
  types: ModelTypes,
  pause: Pause | undefined,
): Promise<void> {
  const fresh = await freshRows(inPieces({ ...model, network: beside }, pause), types);
  await beside.setHeads(await headsFor(model, types, fresh), shapeOf({ ...model, types }));
}

async function headsFor(model: Model, types: ModelTypes, fresh: FreshRows): Promise<Weights> {
  const reshaping = {
    from: shapeOf(model),
    to: shapeOf({ ...model, types }),
    types: { before: model.types, after: types, renamed: NOTHING_RENAMED },
  };
  const heads = await model.network.downloadHeads();
  return changeTypes(heads, reshaping, normalOf(seededRandom(SEED)), fresh);
}

const SEED = 0x4ead;
