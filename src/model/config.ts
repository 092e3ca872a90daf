import { z } from "zod";
import type { Calibration } from "../core/learn/calibration.ts";
import { checked } from "./checked.ts";
import { ADDITIONS, type Addition, BINARY_HEAD_NAMES, type BinaryHeadName } from "./heads/heads.ts";

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

/** Spans of more words are told apart by no size, and there are as many as words squared. */
const LONGEST_SPAN = 100;

const positive = z.number().int().positive();
const rate = z.number().min(0).lt(1);
/** The block `spert_mt` of config.json, all of it optional; `train --config` takes the same keys. */
export const spertFields = z.object({
  additions: z.array(z.enum(ADDITIONS)).optional(),
  loss_weights: z
    .object(ofBinaryHeads(() => z.number().min(0)))
    .partial()
    .optional(),
  size_embedding: positive.max(2 ** 16).optional(),
  max_span_size: positive.max(LONGEST_SPAN).optional(),
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
