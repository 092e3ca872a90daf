import { z } from "zod";
import { t } from "../../language/words.ts";
import { checked } from "../checked.ts";
import type { BertConfig } from "./bertConfig.ts";

/** Rows or columns: no encoder of these kinds has more. */
export const size = z
  .number()
  .int()
  .positive()
  .max(2 ** 24);
/** The same of layers, of each of which every weight is named. */
export const layers = z.number().int().positive().max(1000);
export const rate = z.number().min(0).lt(1);

/** Names of what is computed, under all that configs call it. */
const ACTIVATIONS = new Map<string, BertConfig["activation"]>([
  ["gelu", "gelu"],
  ["gelu_python", "gelu"],
  ["gelu_new", "gelu_new"],
  ["gelu_fast", "gelu_new"],
  ["gelu_pytorch_tanh", "gelu_new"],
  ["relu", "relu"],
]);

const fields = z.object({
  vocab_size: size,
  hidden_size: size,
  num_hidden_layers: layers,
  num_attention_heads: size,
  intermediate_size: size,
  max_position_embeddings: size,
  type_vocab_size: z.union([z.literal(0), size]).default(2),
  layer_norm_eps: z.number().positive().default(1e-12),
  hidden_act: z.string().default("gelu"),
  hidden_dropout_prob: rate.default(0.1),
  attention_probs_dropout_prob: rate.default(0.1),
  position_embedding_type: z.string().default("absolute"),
});

/** The fields that most kinds share. @param positionOffset how many rows of positions are padding's */
export function parseTransformer(json: unknown, file: string, positionOffset = 0): BertConfig {
  const c = checked(fields, json, file);
  if (c.position_embedding_type !== "absolute")
    throw new Error(
      t(
        '{file}: position_embedding_type is "{position_embedding_type}", but only "absolute" can be computed',
        { file, position_embedding_type: c.position_embedding_type },
      ),
    );
  checkHeads({ hidden_size: c.hidden_size, num_attention_heads: c.num_attention_heads }, file);
  if (c.max_position_embeddings <= positionOffset)
    throw new Error(
      t("{file}: max_position_embeddings is {max_position_embeddings}: too few", {
        file,
        max_position_embeddings: c.max_position_embeddings,
      }),
    );
  return {
    vocabSize: c.vocab_size,
    hidden: c.hidden_size,
    embedding: c.hidden_size,
    layers: c.num_hidden_layers,
    heads: c.num_attention_heads,
    intermediate: c.intermediate_size,
    maxPositions: c.max_position_embeddings - positionOffset,
    positionOffset,
    tokenTypes: c.type_vocab_size,
    layerNormEps: c.layer_norm_eps,
    activation: activationOf(c.hidden_act, file, "hidden_act"),
    hiddenDropout: c.hidden_dropout_prob,
    attentionDropout: c.attention_probs_dropout_prob,
  };
}

/** @throws Error naming the field where it is none of ours */
export function activationOf(name: string, file: string, field: string): BertConfig["activation"] {
  const activation = ACTIVATIONS.get(name);
  if (activation) return activation;
  const known = [...ACTIVATIONS.keys()].map((key) => `"${key}"`).join(", ");
  throw new Error(
    t('{file}: {field} is "{name}", but only {known} can be computed', {
      file,
      field,
      name,
      known,
    }),
  );
}

/** @param sizes the width of the layers and the number of heads, under their names in the file */
export function checkHeads(sizes: Readonly<Record<string, number>>, file: string): void {
  const [[width, hidden], [name, heads]] = Object.entries(sizes);
  if (hidden % heads !== 0)
    throw new Error(
      t("{file}: {width} {hidden} is not a multiple of {name} {heads}", {
        file,
        width,
        hidden,
        name,
        heads,
      }),
    );
}
