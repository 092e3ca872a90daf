import type { ReadingModel } from "./model.ts";
import type { Pause, ReadingNetwork } from "./network.ts";

/** The same model, which lets others use the device within whatever it reads; none: as it is. */
export const inPieces = (model: ReadingModel, pause: Pause | undefined): ReadingModel =>
  pause ? { ...model, network: pausing(model.network, pause) } : model;

const pausing = (network: ReadingNetwork, pause: Pause): ReadingNetwork => ({
  get shape() {
    return network.shape;
  },
  piecesAtOnce: network.piecesAtOnce,
  spanLogits: (sentences, spans) => network.spanLogits(sentences, spans, pause),
  states: (sentences) => network.states(sentences, pause),
  pairLogits: (pairs) => network.pairLogits(pairs, pause),
});
