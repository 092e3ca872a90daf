import { z } from "zod";
import { checked } from "../checked.ts";
import type { EncoderKind } from "./encoderKind.ts";
import { prefixed } from "./prefixed.ts";
import { parseTransformer } from "./transformerFields.ts";

const padding = z.object({ pad_token_id: z.number().int().min(0).default(1) });

/** RoBERTa (Liu et al. 2019): positions begin after the padding's. */
export const roberta: EncoderKind = {
  modelType: "roberta",
  label: "RoBERTa",
  parse: (json, file) =>
    parseTransformer(json, file, checked(padding, json, file).pad_token_id + 1),
  ...prefixed("roberta"),
};
