import type { Lifecycle, Open } from "./lifecycle.ts";
import { type On, type Reduced, same, to } from "./transitions.ts";

/** A model that is open tells other scores from now on: it is the same model otherwise. */
export function calibrated(
  state: Lifecycle,
  { model: { id, calibration } }: On<"calibrated">,
): Reduced {
  const { phase } = state;
  const withIt = <M extends { readonly id: string }>(model: M): M => {
    if (model.id !== id) return model;
    return { ...model, calibration };
  };
  const withOpen = (open: Open): Open =>
    open.kind === "model"
      ? { ...open, model: withIt(open.model) }
      : {
          ...open,
          base: withIt(open.base),
          candidate: { ...open.candidate, model: withIt(open.candidate.model) },
        };
  switch (phase.kind) {
    case "ready":
    case "predicting":
    case "lost":
      return to(state, { ...phase, open: withOpen(phase.open) });
    default:
      return same(state);
  }
}
