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
 * @param isGivenStates whether a program begins with what frozen layers give
 */
export const inputSizes = (shape: ModelShape, isGivenStates = false): InputSizes => ({
  sizes: headSizes(shape),
  places: usedPlaces(shape.bert),
  states: isGivenStates ? shape.bert.hidden : 0,
});
