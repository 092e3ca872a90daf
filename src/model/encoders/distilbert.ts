import { z } from "zod";
import { checked } from "../checked.ts";
import type { EncoderKind } from "./encoderKind.ts";
import { activationOf, checkHeads, layers, rate, size } from "./transformerFields.ts";

const fields = z.object({
  vocab_size: size,
  dim: size,
  n_layers: layers,
  n_heads: size,
  hidden_dim: size,
  max_position_embeddings: size,
  activation: z.string().default("gelu"),
  dropout: rate.default(0.1),
  attention_dropout: rate.default(0.1),
});

/** Parts of a layer: theirs, ours. */
const PARTS = [
  ["attention.q_lin", "attention.self.query"],
  ["attention.k_lin", "attention.self.key"],
  ["attention.v_lin", "attention.self.value"],
  ["attention.out_lin", "attention.output.dense"],
  ["sa_layer_norm", "attention.output.LayerNorm"],
  ["ffn.lin1", "intermediate.dense"],
  ["ffn.lin2", "output.dense"],
  ["output_layer_norm", "output.LayerNorm"],
] as const;
const OURS = new Map<string, string>(PARTS);
const THEIRS = new Map<string, string>(PARTS.map(([theirs, ours]) => [ours, theirs]));

/** DistilBERT (Sanh et al. 2019): BERT without token types, its layers under other names. */
export const distilbert: EncoderKind = {
  modelType: "distilbert",
  label: "DistilBERT",
  parse: (json, file) => {
    const c = checked(fields, json, file);
    checkHeads({ dim: c.dim, n_heads: c.n_heads }, file);
    return {
      vocabSize: c.vocab_size,
      hidden: c.dim,
      embedding: c.dim,
      layers: c.n_layers,
      heads: c.n_heads,
      intermediate: c.hidden_dim,
      maxPositions: c.max_position_embeddings,
      positionOffset: 0,
      tokenTypes: 0,
      layerNormEps: 1e-12,
      activation: activationOf(c.activation, file, "activation"),
      hiddenDropout: c.dropout,
      attentionDropout: c.attention_dropout,
    };
  },
  ours: (name) => {
    const own = name.replace(/^distilbert\./, "");
    if (own.startsWith("embeddings.")) return `bert.${own}`;
    const [, layer, part, end] = /^transformer\.layer\.(\d+)\.(.+)\.(\w+)$/.exec(own) ?? [];
    const ours = OURS.get(part);
    return ours ? `bert.encoder.layer.${layer}.${ours}.${end}` : name;
  },
  theirs: (name) => {
    if (name.startsWith("bert.embeddings.")) return name.replace("bert.", "distilbert.");
    const [, layer, part, end] = /^bert\.encoder\.layer\.(\d+)\.(.+)\.(\w+)$/.exec(name) ?? [];
    const theirs = THEIRS.get(part);
    return theirs ? `distilbert.transformer.layer.${layer}.${theirs}.${end}` : name;
  },
};
