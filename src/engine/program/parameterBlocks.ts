import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import { headsOn } from "../../model/heads/heads.ts";
import { type ModelShape, positionRows } from "../../model/parameters.ts";
import { PROJECTION } from "./embeddings.ts";
import {
  attentionColumns,
  feedForwardColumns,
  type HeadSizes,
  headColumns,
  headSizes,
} from "./sizes.ts";

/** How AdamW treats a block; chunks hold blocks in this order. */
export const TREATMENTS = ["decayedEncoder", "plainEncoder", "decayedHeads", "plainHeads"] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Where a stretch of a checkpoint's tensor lies in a block. */
export interface Part {
  /** Name in the checkpoint. */
  readonly weight: string;
  /**
   * Linear weights are [out, in] in the file and [in, out] here: input column `from + i` and output
   * `o` of the file are at `start + i · stride + o`. Null: the whole tensor, as it is, from `start`.
   */
  readonly linear: {
    readonly from: number;
    readonly inputs: number;
    readonly stride: number;
  } | null;
  readonly start: number;
  /** Only so many outputs of the file, from the first of them on; of a bias, its entries. */
  readonly outputs?: { readonly from: number; readonly count: number };
}

/** Parameters that a kernel sees as one matrix. */
export interface Block {
  readonly name: string;
  /** In floats. */
  readonly size: number;
  readonly treatment: Treatment;
  readonly parts: readonly Part[];
}

/** Offsets within the block `factors`, in floats; see kernels/factorGrad.ts. */
export interface FactorOffsets {
  readonly cls: number;
  readonly width: number;
  readonly logits: number;
  readonly sizes: number;
  readonly end: number;
}

const aligned = (floats: number): number => Math.ceil(floats / 64) * 64;

export function factorOffsets({ bert }: ModelShape, sizes: HeadSizes): FactorOffsets {
  const width = aligned(bert.hidden * sizes.span);
  const logits = width + aligned(sizes.width * sizes.all);
  const embedding = logits + aligned(sizes.entityTypes * 2 * sizes.pair);
  return { cls: 0, width, logits, sizes: embedding, end: embedding + sizes.widths * sizes.width };
}

/** Every block but the word table, in the order of their treatment. */
export function parameterBlocks(shape: ModelShape): Block[] {
  const blocks = [...encoderBlocks(shape), ...headBlocks(shape)];
  return TREATMENTS.flatMap((treatment) => blocks.filter((b) => b.treatment === treatment));
}

const whole = (weight: string, start = 0): Part => ({ weight, linear: null, start });

/** Columns of a matrix: how many lie in memory, and where those of the file lie among them. */
interface Columns {
  readonly count: number;
  readonly runs: readonly { readonly from: number; readonly count: number; readonly to: number }[];
}

/** Columns as they are, with zeros after them. */
const columns = (count: number, inMemory = count): Columns => ({
  count: inMemory,
  runs: [{ from: 0, count, to: 0 }],
});

/** The columns of attention heads, each filled up with zeros where the kernels need it. */
function ofHeads(bert: BertConfig): Columns {
  const [own, inMemory] = [bert.hidden / bert.heads, headColumns(bert)];
  if (own === inMemory) return columns(bert.hidden);
  return {
    count: attentionColumns(bert),
    runs: Array.from({ length: bert.heads }, (_, a) => ({
      from: a * own,
      count: own,
      to: a * inMemory,
    })),
  };
}

function encoderBlocks({ bert }: ModelShape): Block[] {
  const H = columns(bert.hidden);
  const I = columns(bert.intermediate, feedForwardColumns(bert));
  const attended = ofHeads(bert);
  const blocks: Block[] = [];
  const norm = (name: string, width = bert.hidden) => {
    const parts = [whole(`${name}.weight`), whole(`${name}.bias`, width)];
    blocks.push({ name, size: 2 * width, treatment: "plainEncoder", parts });
  };
  /** Layers side by side: one product gives all their outputs. */
  const dense = (name: string, layers: readonly string[], inputs: Columns, outputs: Columns) => {
    const stride = layers.length * outputs.count;
    const runs = layers.flatMap((layer, i) =>
      outputs.runs.map((run) => ({ layer, outputs: run, at: i * outputs.count + run.to })),
    );
    blocks.push(
      {
        name: `${name}.weight`,
        size: inputs.count * stride,
        treatment: "decayedEncoder",
        parts: runs.flatMap(({ layer, outputs, at }) =>
          inputs.runs.map(({ from, count, to }) => ({
            weight: `${layer}.weight`,
            linear: { from, inputs: count, stride },
            start: to * stride + at,
            outputs,
          })),
        ),
      },
      {
        name: `${name}.bias`,
        size: stride,
        treatment: "plainEncoder",
        parts: runs.map(({ layer, outputs, at }) => ({ ...whole(`${layer}.bias`, at), outputs })),
      },
    );
  };
  const tables = "bert.embeddings";
  const positions = positionRows(bert);
  const places = whole(`${tables}.position_embeddings.weight`);
  blocks.push({
    name: "places",
    // A row of zeros is added where there are no token types.
    size: (positions + Math.max(1, bert.tokenTypes)) * bert.embedding,
    treatment: "decayedEncoder",
    parts:
      bert.tokenTypes > 0
        ? [places, whole(`${tables}.token_type_embeddings.weight`, positions * bert.embedding)]
        : [places],
  });
  norm(`${tables}.LayerNorm`, bert.embedding);
  if (bert.embedding !== bert.hidden) dense(PROJECTION, [PROJECTION], columns(bert.embedding), H);
  for (let l = 0; l < bert.layers; l++) {
    const layer = `bert.encoder.layer.${l}`;
    const self = `${layer}.attention.self`;
    dense(self, [`${self}.query`, `${self}.key`, `${self}.value`], H, attended);
    for (const [name, inputs, outputs] of [
      [`${layer}.attention.output.dense`, attended, H],
      [`${layer}.intermediate.dense`, H, I],
      [`${layer}.output.dense`, I, H],
    ] as const)
      dense(name, [name], inputs, outputs);
    norm(`${layer}.attention.output.LayerNorm`);
    norm(`${layer}.output.LayerNorm`);
  }
  return blocks;
}

/** A head's name in the checkpoint and its first column. */
type Placed = readonly [weights: string, column: number];

function headBlocks(shape: ModelShape): Block[] {
  const { hidden: H } = shape.bert;
  const sizes = headSizes(shape);
  const { span, pair, all, range, width: d, entityTypes: E, withLogits } = sizes;
  const at = factorOffsets(shape, sizes);
  const heads = headsOn(shape.spert.additions);
  const placed = (side: typeof heads.span | typeof heads.pair): Placed[] =>
    side.map(({ name, weights }) => [weights, sizes.columns.get(name) ?? 0]);
  const [spanHeads, pairHeads] = [placed(heads.span), placed(heads.pair)];
  /** The columns [from, from + inputs) of each head's input, at `start` of the block. */
  const parts = (
    of: readonly Placed[],
    [from, inputs]: readonly [number, number],
    stride: number,
    start: number,
  ): Part[] =>
    of.map(([head, column]) => ({
      weight: `${head}.weight`,
      linear: { from, inputs, stride },
      start: start + column,
    }));
  const biases = (of: readonly Placed[]): Part[] =>
    of.map(([head, column]) => whole(`${head}.bias`, column));
  const factors = [
    ...parts(spanHeads, [0, H], span, at.cls),
    ...parts(spanHeads, [2 * H, d], all, at.width),
    ...parts(pairHeads, [3 * H, d], all, at.width + span),
    ...parts(pairHeads, [3 * H + d, d], all, at.width + span + pair),
    whole("size_embeddings.weight", at.sizes),
  ];
  if (withLogits)
    factors.push(
      ...parts(pairHeads, [3 * H + 2 * d, E], 2 * pair, at.logits),
      ...parts(pairHeads, [3 * H + 2 * d + E, E], 2 * pair, at.logits + pair),
    );
  return [
    {
      name: "range",
      size: H * range,
      treatment: "decayedHeads",
      parts: [
        ...parts(spanHeads, [H, H], range, 0),
        ...parts(pairHeads, [H, H], range, span),
        ...parts(pairHeads, [2 * H, H], range, span + pair),
        ...parts(pairHeads, [0, H], range, all),
      ],
    },
    { name: "factors", size: at.end, treatment: "decayedHeads", parts: factors },
    { name: "span.bias", size: span, treatment: "plainHeads", parts: biases(spanHeads) },
    { name: "pair.bias", size: pair, treatment: "plainHeads", parts: biases(pairHeads) },
  ];
}
