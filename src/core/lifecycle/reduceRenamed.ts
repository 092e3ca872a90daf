import type { Lifecycle } from "./lifecycle.ts";
import { isSameSource, nameOfCandidate } from "./openModel.ts";
import { withModels } from "./openModels.ts";
import type { On, Reduced } from "./transitions.ts";

/** A stored model has another name from now on, and so has what was trained from it and waits. */
export const renamed = (state: Lifecycle, { source, name }: On<"renamed">): Reduced =>
  withModels(state, (model) => {
    if (!isSameSource(model.source, source)) return model;
    return { ...model, name: model.id.startsWith("candidate:") ? nameOfCandidate(name) : name };
  });
