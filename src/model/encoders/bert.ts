import type { EncoderKind } from "./encoderKind.ts";
import { prefixed } from "./prefixed.ts";
import { parseTransformer } from "./transformerFields.ts";

/** BERT (Devlin et al. 2019). */
export const bert: EncoderKind = {
  modelType: "bert",
  label: "BERT",
  parse: (json, file) => parseTransformer(json, file),
  ...prefixed("bert"),
};
