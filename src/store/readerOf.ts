import type { Schema } from "../core/document/document.ts";
import type { OpenModel } from "../core/lifecycle/openModel.ts";
import { namedTypes, unaskedTypes } from "../core/types/namedTypes.ts";
import type { Reader } from "../worker/protocol.ts";

/** A model as it is to read for a schema. */
export const readerOf = (schema: Schema, model: OpenModel): Reader => ({
  model: model.id,
  named: namedTypes(schema, model),
  unasked: unaskedTypes(schema, model),
});
