import type { Lifecycle } from "./lifecycle.ts";
import { withModels } from "./openModels.ts";
import type { On, Reduced } from "./transitions.ts";

/** A model that is open tells other scores from now on: it is the same model otherwise. */
export const calibrated = (
  state: Lifecycle,
  { model: { id, calibration } }: On<"calibrated">,
): Reduced => withModels(state, (model) => (model.id === id ? { ...model, calibration } : model));
