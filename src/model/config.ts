import { z } from "zod";
import type { Calibration } from "../core/learn/calibration.ts";
import { firstFault } from "../io/valueFault.ts";
import { ADDITIONS, type Addition, BINARY_HEAD_NAMES, type BinaryHeadName } from "./heads/heads.ts";

/** Sizes of the BERT encoder. */
export interface BertConfig {
  readonly vocabSize: number;
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly intermediate: number;
  readonly maxPositions: number;
  readonly tokenTypes: number;
  readonly layerNormEps: number;
  readonly hiddenDropout: number;
  readonly attentionDropout: number;
}

/** The heads and how they are trained and read. */
export interface SpertConfig {
  readonly additions: readonly Addition[];
  /** λ of the loss of each head that may be off. */
  readonly lossWeights: Readonly<Record<BinaryHeadName, number>>;
  readonly sizeEmbedding: number;
  readonly maxSpanSize: number;
  readonly relationThreshold: number;
  readonly overlap: "none" | "allowed";
  readonly dropout: number;
  /** What makes scores mean what they say, where that was fitted; absent: they are as they are. */
  readonly calibration?: Calibration;
}

/** A record of the heads that may be off. */
export const ofBinaryHeads = <T>(make: (name: BinaryHeadName) => T) =>
  Object.fromEntries(BINARY_HEAD_NAMES.map((name) => [name, make(name)])) as Record<
    BinaryHeadName,
    T
  >;

export const DEFAULT_SPERT: SpertConfig = {
  additions: ADDITIONS,
  lossWeights: ofBinaryHeads(() => 1),
  sizeEmbedding: 25,
  maxSpanSize: 10,
  relationThreshold: 0.4,
  overlap: "none",
  dropout: 0.1,
};

const positive = z.number().int().positive();
const rate = z.number().min(0).lt(1);
const bertFields = z.object({
  vocab_size: positive,
  hidden_size: positive,
  num_hidden_layers: positive,
  num_attention_heads: positive,
  intermediate_size: positive,
  max_position_embeddings: positive,
  type_vocab_size: positive.default(2),
  layer_norm_eps: z.number().positive().default(1e-12),
  hidden_dropout_prob: rate.default(0.1),
  attention_probs_dropout_prob: rate.default(0.1),
});

/** The block `spert_mt` of config.json, all of it optional; `train --config` takes the same keys. */
export const spertFields = z.object({
  additions: z.array(z.enum(ADDITIONS)).optional(),
  loss_weights: z
    .object(ofBinaryHeads(() => z.number().min(0)))
    .partial()
    .optional(),
  size_embedding: positive.optional(),
  max_span_size: positive.optional(),
  relation_threshold: z.number().min(0).max(1).optional(),
  overlap: z.enum(["none", "allowed"]).optional(),
  dropout: rate.optional(),
});
export type SpertFields = z.infer<typeof spertFields>;

const temperature = z.number().positive();
/** The same as a model's folder holds it: with what was fitted to that very model. */
const storedFields = spertFields.extend({
  calibration: z
    .object({
      entities: z.object({ temperature }),
      relations: z.object({ temperature, shift: z.number() }),
    })
    .optional(),
});
type StoredFields = z.infer<typeof storedFields>;

/** Reads the encoder's part of a config.json; refuses what is not BERT. */
export function parseBertConfig(json: unknown, file = "config.json"): BertConfig {
  const type = z.object({ model_type: z.string().optional() }).safeParse(json).data?.model_type;
  if (type !== undefined && type !== "bert")
    throw new Error(`${file}: model_type is "${type}", but only "bert" can be loaded`);
  const positions = z.object({ position_embedding_type: z.string().optional() }).safeParse(json)
    .data?.position_embedding_type;
  if (positions !== undefined && positions !== "absolute")
    throw new Error(
      `${file}: position_embedding_type is "${positions}", but only "absolute" can be computed`,
    );
  const act = z.object({ hidden_act: z.string().optional() }).safeParse(json).data?.hidden_act;
  if (act !== undefined && act !== "gelu")
    throw new Error(`${file}: hidden_act is "${act}", but only "gelu" can be computed`);
  const c = checked(bertFields, json, file);
  if (c.hidden_size % c.num_attention_heads !== 0)
    throw new Error(
      `${file}: hidden_size ${c.hidden_size} is not a multiple of num_attention_heads ${c.num_attention_heads}`,
    );
  return {
    vocabSize: c.vocab_size,
    hidden: c.hidden_size,
    layers: c.num_hidden_layers,
    heads: c.num_attention_heads,
    intermediate: c.intermediate_size,
    maxPositions: c.max_position_embeddings,
    tokenTypes: c.type_vocab_size,
    layerNormEps: c.layer_norm_eps,
    hiddenDropout: c.hidden_dropout_prob,
    attentionDropout: c.attention_probs_dropout_prob,
  };
}

/** Reads the block `spert_mt`; keys that are absent keep the value of `base`, but for calibration. */
export function parseSpertConfig(
  json: unknown,
  file = "config.json",
  base: SpertConfig = DEFAULT_SPERT,
): SpertConfig {
  const f = checked(storedFields, json, `${file}, spert_mt`);
  return {
    additions: f.additions ?? base.additions,
    lossWeights: ofBinaryHeads((name) => f.loss_weights?.[name] ?? base.lossWeights[name]),
    sizeEmbedding: f.size_embedding ?? base.sizeEmbedding,
    maxSpanSize: f.max_span_size ?? base.maxSpanSize,
    relationThreshold: f.relation_threshold ?? base.relationThreshold,
    overlap: f.overlap ?? base.overlap,
    dropout: f.dropout ?? base.dropout,
    ...(f.calibration && { calibration: f.calibration }),
  };
}

/** The block `spert_mt` as it is written to config.json. */
export function formatSpertConfig(
  config: SpertConfig,
): Required<SpertFields> & Pick<StoredFields, "calibration"> {
  return {
    additions: [...config.additions],
    loss_weights: { ...config.lossWeights },
    size_embedding: config.sizeEmbedding,
    max_span_size: config.maxSpanSize,
    relation_threshold: config.relationThreshold,
    overlap: config.overlap,
    dropout: config.dropout,
    ...(config.calibration && { calibration: config.calibration }),
  };
}

/** The same without what was fitted to other weights. */
export function uncalibrated({ calibration: _, ...config }: SpertConfig): SpertConfig {
  return config;
}

function checked<T extends z.ZodType>(schema: T, json: unknown, file: string): z.infer<T> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const { field, fault } = firstFault(result.error);
  throw new Error(`${[file, field].filter(Boolean).join(", ")}: ${fault}`);
}
