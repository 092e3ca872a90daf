import type { BertConfig } from "./encoders/bertConfig.ts";

/** The config of an encoder for tests: two layers, unless it is said, of these sizes. */
export const smallBert = (
  sizes: Pick<BertConfig, "vocabSize" | "hidden" | "heads" | "maxPositions"> & Partial<BertConfig>,
): BertConfig => ({
  layers: 2,
  intermediate: 2 * sizes.hidden,
  embedding: sizes.hidden,
  positionOffset: 0,
  tokenTypes: 2,
  activation: "gelu",
  layerNormEps: 1e-12,
  hiddenDropout: 0.1,
  attentionDropout: 0.1,
  ...sizes,
});
