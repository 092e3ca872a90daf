import type { CenterId } from "../app/viewState.ts";

/** What the views of the middle pane are called. */
export const CENTER_NAMES: Readonly<Record<CenterId, string>> = {
  text: "Text",
  queue: "What next",
  proof: "What changed",
  examples: "Training set",
  errors: "Likely errors",
  triples: "Triples",
  models: "Models",
  agreement: "Agreement",
};
