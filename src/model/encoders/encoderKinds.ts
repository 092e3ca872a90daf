import { z } from "zod";
import { t } from "../../language/words.ts";
import { bert } from "./bert.ts";
import type { BertConfig } from "./bertConfig.ts";
import { camembert } from "./camembert.ts";
import { distilbert } from "./distilbert.ts";
import { electra } from "./electra.ts";
import type { EncoderKind } from "./encoderKind.ts";
import { roberta } from "./roberta.ts";
import { xlmRoberta } from "./xlmRoberta.ts";

/** Every kind of encoder that can be read and trained. */
export const ENCODER_KINDS: readonly EncoderKind[] = [
  bert,
  roberta,
  xlmRoberta,
  camembert,
  distilbert,
  electra,
];

const named = z.object({ model_type: z.string().default(bert.modelType) });

/** The kind that a config.json names; BERT's where it names none. @throws Error that says which are read */
export function kindOf(json: unknown, file = "config.json"): EncoderKind {
  const { data } = named.safeParse(json);
  const modelType = data?.model_type ?? bert.modelType;
  const kind = ENCODER_KINDS.find((known) => known.modelType === modelType);
  if (kind) return kind;
  const known = ENCODER_KINDS.map(({ label }) => label).join(", ");
  throw new Error(
    t('{file}: model_type "{modelType}" is not supported; {known} are', { file, modelType, known }),
  );
}

/** Reads the encoder's part of a config.json. @throws Error naming the file and what cannot be computed */
export const parseBertConfig = (json: unknown, file = "config.json"): BertConfig =>
  kindOf(json, file).parse(json, file);
