import { z } from "zod";
import { checked } from "../checked.ts";
import type { EncoderKind } from "./encoderKind.ts";
import { prefixed } from "./prefixed.ts";
import { parseTransformer, size } from "./transformerFields.ts";

const tables = z.object({ embedding_size: size.default(128) });

/** ELECTRA's discriminator (Clark et al. 2020): tables may be narrower than the layers. */
export const electra: EncoderKind = {
  modelType: "electra",
  label: "ELECTRA",
  parse: (json, file) => ({
    ...parseTransformer(json, file),
    embedding: checked(tables, json, file).embedding_size,
  }),
  ...prefixed("electra"),
};
