import { type ModelShape, positionRows, usedPlaces } from "../../model/parameters.ts";
import { headSizes } from "../program/sizes.ts";
import type { PackSizes } from "./batchInputs.ts";
import type { InputSizes } from "./plan.ts";

/** What packing a batch for a model depends on. */
export function packSizes(shape: ModelShape): PackSizes {
  const { span, pair, widths } = headSizes(shape);
  const { bert } = shape;
  const positions = positionRows(bert);
  const { positionOffset } = bert;
  return { span, pair, widths, positions, positionOffset, places: usedPlaces(bert) };
}

/**
 * What the memory of its inputs depends on.
 *
 * @param frozenLayers above which a program begins
 */
export const inputSizes = (shape: ModelShape, frozenLayers = 0): InputSizes => ({
  sizes: headSizes(shape),
  places: usedPlaces(shape.bert),
  states: frozenLayers > 0 ? shape.bert.hidden : 0,
});
