import { t } from "../language/words.ts";
import type { SpertConfig } from "./config.ts";
import type { BertConfig } from "./encoders/bertConfig.ts";
import type { PairHead, SpanHead } from "./heads/head.ts";
import { headsOn } from "./heads/heads.ts";

/** A model's whole shape: encoder, heads, and how many types there are. */
export interface ModelShape {
  readonly bert: BertConfig;
  readonly spert: SpertConfig;
  /** Entity types with none (E). */
  readonly entityTypes: number;
  /** Relation types (R). */
  readonly relationTypes: number;
}

/** The name of the table of word pieces, the largest of them in most encoders. */
export const WORD_TABLE = "bert.embeddings.word_embeddings.weight";

/** Rows of `size_embeddings`: spans of more words share the last one. */
export const SIZE_ROWS = 100;

/** Rows of the position table: those before the first one used are padding's (RoBERTa). */
export const positionRows = ({ maxPositions, positionOffset }: BertConfig): number =>
  maxPositions + positionOffset;

/** Rows of places that a text can use: every position, and the first token type where there is one. */
export const usedPlaces = (bert: BertConfig): number =>
  positionRows(bert) + Math.min(1, bert.tokenTypes);

/** Name and shape in the file ([out, in] for linear weights) of every parameter of the encoder. */
export function encoderShapes(bert: BertConfig): Map<string, number[]> {
  const { hidden: H, intermediate: I } = bert;
  const shapes = new Map<string, number[]>();
  const linear = (name: string, out: number, input: number) => {
    shapes.set(`${name}.weight`, [out, input]);
    shapes.set(`${name}.bias`, [out]);
  };
  const norm = (name: string, width = H) => {
    shapes.set(`${name}.weight`, [width]);
    shapes.set(`${name}.bias`, [width]);
  };
  const table = (name: string, rows: number) =>
    shapes.set(`bert.embeddings.${name}.weight`, [rows, bert.embedding]);
  table("word_embeddings", bert.vocabSize);
  table("position_embeddings", positionRows(bert));
  if (bert.tokenTypes > 0) table("token_type_embeddings", bert.tokenTypes);
  norm("bert.embeddings.LayerNorm", bert.embedding);
  if (bert.embedding !== H) linear("bert.embeddings_project", H, bert.embedding);
  for (let l = 0; l < bert.layers; l++) {
    const layer = `bert.encoder.layer.${l}`;
    linear(`${layer}.attention.self.query`, H, H);
    linear(`${layer}.attention.self.key`, H, H);
    linear(`${layer}.attention.self.value`, H, H);
    linear(`${layer}.attention.output.dense`, H, H);
    norm(`${layer}.attention.output.LayerNorm`);
    linear(`${layer}.intermediate.dense`, I, H);
    linear(`${layer}.output.dense`, H, I);
    norm(`${layer}.output.LayerNorm`);
  }
  return shapes;
}

/** The same of the heads; a head whose addition is off is absent. */
export function headShapes(shape: ModelShape): Map<string, number[]> {
  const { bert, spert } = shape;
  const span = 2 * bert.hidden + spert.sizeEmbedding;
  const withLogits = spert.additions.includes("logits");
  const pair = 3 * bert.hidden + 2 * spert.sizeEmbedding + (withLogits ? 2 * shape.entityTypes : 0);
  const shapes = new Map<string, number[]>([
    ["size_embeddings.weight", [SIZE_ROWS, spert.sizeEmbedding]],
  ]);
  const linear = (name: string, out: number, input: number) => {
    shapes.set(`${name}.weight`, [out, input]);
    shapes.set(`${name}.bias`, [out]);
  };
  const heads = headsOn(spert.additions);
  for (const head of heads.span) linear(head.weights, columnsOf(head, shape), span);
  for (const head of heads.pair) linear(head.weights, columnsOf(head, shape), pair);
  return shapes;
}

/** How many logits a head gives for each row. */
export const columnsOf = ({ columns }: SpanHead | PairHead, shape: ModelShape): number =>
  columns === "one" ? 1 : shape[columns];

export const modelShapes = (shape: ModelShape): Map<string, number[]> =>
  new Map([...encoderShapes(shape.bert), ...headShapes(shape)]);

/** AdamW decays everything but biases and LayerNorm. */
export const isDecayed = (name: string): boolean =>
  !name.endsWith(".bias") && !name.includes("LayerNorm");

/** What of an encoder a training leaves as it is. */
export interface Freezing {
  /** So many of the lowest layers stay, and with any of them the embeddings. */
  readonly frozenLayers: number;
  /** The embeddings stay, also where no layer does. */
  readonly freezeEmbeddings: boolean;
}

/**
 * How many of the lowest layers stay above embeddings that stay; null: everything moves.
 *
 * @throws Error when an encoder does not have so many layers
 */
export function frozenOf(
  { frozenLayers = 0, freezeEmbeddings = false }: Partial<Freezing>,
  { layers }: BertConfig,
): number | null {
  if (!Number.isInteger(frozenLayers) || frozenLayers < 0 || frozenLayers > layers)
    throw new Error(
      t("the encoder has {layers} layers, so {frozenLayers} cannot be frozen", {
        layers,
        frozenLayers,
      }),
    );
  return frozenLayers > 0 || freezeEmbeddings ? frozenLayers : null;
}

/** Whether a parameter stays as it is. @param frozen see `frozenOf` */
export function isFrozen(name: string, frozen: number | null): boolean {
  if (frozen === null) return false;
  const layer = /^bert\.encoder\.layer\.(\d+)\./.exec(name)?.[1];
  return layer === undefined ? name.startsWith("bert.embeddings") : Number(layer) < frozen;
}

/** The heads may be trained at a rate of their own. */
export const isEncoder = (name: string): boolean => name.startsWith("bert.");
