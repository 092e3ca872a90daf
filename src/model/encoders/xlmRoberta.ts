import type { EncoderKind } from "./encoderKind.ts";
import { roberta } from "./roberta.ts";

/** XLM-RoBERTa (Conneau et al. 2020): RoBERTa of many languages. */
export const xlmRoberta: EncoderKind = {
  ...roberta,
  modelType: "xlm-roberta",
  label: "XLM-RoBERTa",
};
