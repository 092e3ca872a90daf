import type { ModelShape } from "../../model/parameters.ts";
import { headSizes } from "../program/sizes.ts";
import type { PackSizes } from "./batchInputs.ts";
import type { InputSizes } from "./plan.ts";

/** What packing a batch for a model depends on. */
export function packSizes(shape: ModelShape): PackSizes {
  const { span, pair, widths } = headSizes(shape);
  return { span, pair, widths, maxPositions: shape.bert.maxPositions };
}

/**
 * What the memory of its inputs depends on: every position and one token type have a row.
 *
 * @param frozenLayers above which a program begins
 */
export const inputSizes = (shape: ModelShape, frozenLayers = 0): InputSizes => ({
  sizes: headSizes(shape),
  places: shape.bert.maxPositions + 1,
  states: frozenLayers > 0 ? shape.bert.hidden : 0,
});
