import type { BertConfig } from "./config.ts";

/** The config of an encoder for tests: two layers, unless it is said, of these sizes. */
export const smallBert = (
  sizes: Pick<BertConfig, "vocabSize" | "hidden" | "heads" | "maxPositions"> & Partial<BertConfig>,
): BertConfig => ({
  layers: 2,
  intermediate: 2 * sizes.hidden,
  tokenTypes: 2,
  layerNormEps: 1e-12,
  hiddenDropout: 0.1,
  attentionDropout: 0.1,
  ...sizes,
});
