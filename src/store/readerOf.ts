import type { Schema } from "../core/document/document.ts";
import { type Lifecycle, modelInUse } from "../core/lifecycle/lifecycle.ts";
import type { OpenModel } from "../core/lifecycle/openModel.ts";
import { isBare } from "../core/types/modelTypes.ts";
import { namedTypes, unaskedTypes } from "../core/types/namedTypes.ts";
import { reusedNames } from "../core/types/todaysNames.ts";
import type { Reader } from "../worker/modelRequests.ts";
import type { Context } from "./context.ts";

/** A model as it is to read for a schema. */
export const readerOf = (schema: Schema, model: OpenModel): Reader => ({
  model: model.id,
  named: namedTypes(schema, model),
  unasked: unaskedTypes(schema, model),
  reused: reusedNames(schema, model.types),
});

/** Who reads, and a name of that: what the same weights said of the same types is the same. */
export interface Reading {
  readonly reader: Reader;
  readonly by: string;
}

/**
 * What predicts now: the model in use, with the types of the schema that it reads by their names. A
 * bare encoder predicts nothing.
 */
export function readingNow({ get }: Context, life: Lifecycle): Reading | null {
  const model = modelInUse(life);
  if (!model || isBare(model)) return null;
  const reader = readerOf(get().project.schema, model);
  const { named, unasked, reused } = reader;
  const { weights, calibration = null } = model;
  return { reader, by: JSON.stringify([weights, calibration, named, unasked, reused]) };
}
