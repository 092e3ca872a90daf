import { z } from "zod";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { ImportError } from "../io/importError.ts";
import { parseJson } from "../io/readJson.ts";
import { type NamedArray, parseSafetensors } from "../io/safetensors.ts";
import { firstFault } from "../language/valueFault.ts";
import { type Batch, UNKNOWN } from "../model/batch.ts";
import { DEFAULT_SPERT, ofBinaryHeads, type SpertConfig } from "../model/config.ts";
import type { BertConfig } from "../model/encoders/bertConfig.ts";
import { kindOf, parseBertConfig } from "../model/encoders/encoderKinds.ts";
import { ADDITIONS } from "../model/heads/heads.ts";
import { encoderShapes, type ModelShape } from "../model/parameters.ts";
import { ourName, pickWeights, underOurNames, type Weights } from "../model/weights.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";

/** Files of a golden folder, by name. */
export type GoldenFiles = Readonly<Record<string, Uint8Array>>;

/** Of a model. */
export const GOLDEN_FILES = [
  "case.json",
  "batch.json",
  "expected.safetensors",
  "model.safetensors",
  "predicted.json",
] as const;

/** Of an encoder on its own: what a folder of the Hub has, and cases. */
export const ENCODER_FILES = [
  "cases.json",
  "expected.safetensors",
  "model.safetensors",
  "config.json",
  "tokenizer.json",
  "pytorch_model.bin",
  "legacy.bin",
] as const;

const typeIndexes = z.record(z.string(), z.number().int());
const caseFile = z.object({
  cfg: z.unknown().optional(),
  encodings: z.array(z.tuple([z.array(z.number()), z.array(z.tuple([z.number(), z.number()]))])),
  entity_types: typeIndexes,
  relation_types: typeIndexes,
  loss_weights: z.object(ofBinaryHeads(() => z.number())).partial(),
  optimizer: z.object({
    lr: z.number(),
    betas: z.tuple([z.number(), z.number()]),
    eps: z.number(),
    weight_decay: z.number(),
    max_grad_norm: z.number(),
    warmup: z.number().optional(),
    steps: z.number().int().optional(),
    schedule: z.string(),
  }),
  size_embedding: z.number().int().default(DEFAULT_SPERT.sizeEmbedding),
  additions: z.array(z.enum(ADDITIONS)).default(["entityness", "iou", "logits", "relatedness"]),
  heads: z.object({ order: z.array(z.string()) }).optional(),
  gradient_norms: z.record(z.string(), z.number()).optional(),
});
/** Whether a sentence knows a type, or all. */
const flag = z.union([z.boolean(), z.literal([0, 1]).transform((known) => known === 1)]);
const batchFile = z.object({
  ids: z.array(z.array(z.number())),
  mask: z.array(z.array(z.number())),
  b: z.array(z.number()),
  s: z.array(z.number()),
  e: z.array(z.number()),
  w: z.array(z.number()),
  lab: z.array(z.number()),
  iou: z.array(z.number()),
  pairs: z.array(z.tuple([z.number(), z.number()])),
  rl: z.array(z.array(z.number())),
  ent_known: z.array(z.array(flag)).exactOptional(),
  ent_complete: z.array(flag).exactOptional(),
  rel_known: z.array(z.array(flag)).exactOptional(),
  rel_complete: z.array(flag).exactOptional(),
});
const predictedSentence = z.object({
  entities: z.array(
    z.object({
      type: z.string(),
      start: z.number(),
      end: z.number(),
      score: z.number(),
      boundary_score: z.number(),
    }),
  ),
  relations: z.array(
    z.object({
      type: z.string(),
      head: z.tuple([z.number(), z.number(), z.string()]),
      tail: z.tuple([z.number(), z.number(), z.string()]),
      score: z.number(),
    }),
  ),
});
const predictedFile = z.object({
  max_span_size: z.number().int(),
  relation_threshold: z.number(),
  symmetric: z.array(z.string()),
  none: z.array(predictedSentence),
  allowed: z.array(predictedSentence),
});

export type GoldenPrediction = z.infer<typeof predictedSentence>;

/** A golden folder, read. */
export interface Golden {
  readonly shape: ModelShape;
  readonly types: ModelTypes;
  readonly batch: Batch;
  readonly encodings: readonly EncodedSentence[];
  readonly optimizer: z.infer<typeof caseFile>["optimizer"];
  readonly gradientNorms: Readonly<Record<string, number>>;
  /** Heads whose weights a formula sets, when there is no model file. */
  readonly formulaHeads: readonly string[] | null;
  readonly model: Weights | null;
  readonly expected: ReadonlyMap<string, NamedArray>;
  readonly predicted: z.infer<typeof predictedFile> | null;
}

/**
 * Reads a golden folder.
 *
 * @param encoder BERT config for a case that names none
 * @throws Error naming the file and the field
 */
export function parseGolden(files: GoldenFiles, encoder: BertConfig | null): Golden {
  const given = checked(caseFile, files, "case.json");
  const bert = given.cfg === undefined ? encoder : parseBertConfig(given.cfg, "case.json, cfg");
  if (!bert) throw new Error("case.json has no cfg: name the encoder with --encoder");
  const predicted =
    "predicted.json" in files ? checked(predictedFile, files, "predicted.json") : null;
  const spert: SpertConfig = {
    ...DEFAULT_SPERT,
    additions: given.additions,
    lossWeights: ofBinaryHeads((name) => given.loss_weights[name] ?? 1),
    sizeEmbedding: given.size_embedding,
    ...(predicted && {
      maxSpanSize: predicted.max_span_size,
      relationThreshold: predicted.relation_threshold,
    }),
  };
  return {
    shape: {
      bert,
      spert,
      entityTypes: Object.keys(given.entity_types).length + 1,
      relationTypes: Object.keys(given.relation_types).length,
    },
    types: modelTypes(given.entity_types, given.relation_types, predicted?.symmetric ?? []),
    batch: trainingBatch(
      checked(batchFile, files, "batch.json"),
      Object.keys(given.entity_types).length + 1,
    ),
    encodings: given.encodings.map(([ids, wordPieces]) => ({ ids, wordPieces })),
    optimizer: given.optimizer,
    gradientNorms: given.gradient_norms ?? {},
    formulaHeads: given.heads?.order ?? null,
    model: "model.safetensors" in files ? tensors(files, "model.safetensors") : null,
    expected: tensors(files, "expected.safetensors"),
    predicted,
  };
}

function trainingBatch(file: z.infer<typeof batchFile>, entityTypes: number): Batch {
  const spanTypes = (sentence: number, label: number) =>
    Array.from({ length: entityTypes }, (_, type) => {
      if (type === label) return 1;
      return label > 0 || (file.ent_known?.[sentence][type] ?? true) ? 0 : UNKNOWN;
    });
  const pairTypes = (sentence: number, labels: readonly number[]) =>
    labels.map((holds, type) =>
      holds > 0 || (file.rel_known?.[sentence][type] ?? true) ? holds : UNKNOWN,
    );
  return {
    sentences: file.ids.map((ids, b) => ids.filter((_, t) => file.mask[b][t] === 1)),
    spans: file.b.map((sentence, i) => ({
      sentence,
      start: file.s[i],
      end: file.e[i],
      words: file.w[i],
      types: spanTypes(sentence, file.lab[i]),
      iou: file.iou[i],
      complete: file.ent_complete?.[sentence] ?? true,
    })),
    pairs: file.pairs.map(([head, tail], i) => ({
      head,
      tail,
      types: pairTypes(file.b[head], file.rl[i]),
      complete: file.rel_complete?.[file.b[head]] ?? true,
    })),
  };
}

function modelTypes(
  entities: Readonly<Record<string, number>>,
  relations: Readonly<Record<string, number>>,
  symmetric: readonly string[],
): ModelTypes {
  const ordered = (indexes: Readonly<Record<string, number>>) =>
    Object.keys(indexes).sort((a, b) => indexes[a] - indexes[b]);
  const names = (name: string) => ({ short: name, verbose: name });
  return {
    entities: Object.fromEntries(ordered(entities).map((name) => [name, names(name)])),
    relations: Object.fromEntries(
      ordered(relations).map((name) => [
        name,
        { ...names(name), symmetric: symmetric.includes(name) },
      ]),
    ),
  };
}

function checked<T extends z.ZodType>(schema: T, files: GoldenFiles, name: string): z.infer<T> {
  if (!(name in files)) throw new Error(`no ${name} in the golden folder`);
  const result = schema.safeParse(parseJson(new TextDecoder().decode(files[name]), name));
  if (result.success) return result.data;
  const { field, fault } = firstFault(result.error);
  throw new ImportError(name, { field }, fault);
}

function tensors(files: GoldenFiles, name: string): Map<string, NamedArray> {
  if (!(name in files)) throw new Error(`no ${name} in the golden folder`);
  return parseSafetensors(files[name], name);
}

/** The encoder of a golden folder without a model: its config.json and its safetensors file. */
export function encoderOf(config: unknown, bytes: Uint8Array): GoldenEncoder {
  const bert = parseBertConfig(config, "the encoder's config.json");
  const kind = kindOf(config);
  const shapes = encoderShapes(bert);
  const file = "the encoder's model.safetensors";
  const found = parseSafetensors(bytes, file, (name) => shapes.has(ourName(name, kind)));
  return { bert, weights: pickWeights(underOurNames(found, kind), shapes, file) };
}

export interface GoldenEncoder {
  readonly bert: BertConfig;
  readonly weights: Weights;
}
