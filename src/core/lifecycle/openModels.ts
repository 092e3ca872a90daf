import type { Lifecycle, Open } from "./lifecycle.ts";
import type { OpenModel } from "./openModel.ts";
import { type Reduced, same, to } from "./transitions.ts";

/** What becomes of a model that is open, whichever it is. */
export type ChangeModel = <M extends OpenModel>(model: M) => M;

/** The same models are open, about which something else is told. */
export function withModels(state: Lifecycle, change: ChangeModel): Reduced {
  const { phase } = state;
  const withOpen = (open: Open): Open => {
    if (open.kind === "model") return { ...open, model: change(open.model) };
    const { base, candidate } = open;
    return {
      ...open,
      base: change(base),
      candidate: { ...candidate, model: change(candidate.model) },
    };
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
