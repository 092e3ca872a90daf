import type { EncoderKind } from "./encoderKind.ts";
import { roberta } from "./roberta.ts";

/** CamemBERT (Martin et al. 2020): RoBERTa of French. */
export const camembert: EncoderKind = { ...roberta, modelType: "camembert", label: "CamemBERT" };
