import { headsOn } from "../../model/heads/heads.ts";
import type { ModelShape } from "../../model/parameters.ts";
import { type HeadSizes, headSizes } from "./sizes.ts";

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

function encoderBlocks({ bert }: ModelShape): Block[] {
  const { hidden: H, intermediate: I } = bert;
  const blocks: Block[] = [];
  const norm = (name: string) => {
    const parts = [whole(`${name}.weight`), whole(`${name}.bias`, H)];
    blocks.push({ name, size: 2 * H, treatment: "plainEncoder", parts });
  };
  /** Layers side by side: one product gives all their outputs. */
  const dense = (name: string, layers: readonly string[], inputs: number, outputs: number) => {
    const stride = layers.length * outputs;
    const weight = (layer: string, i: number): Part => ({
      weight: `${layer}.weight`,
      linear: { from: 0, inputs, stride },
      start: i * outputs,
    });
    blocks.push(
      {
        name: `${name}.weight`,
        size: inputs * stride,
        treatment: "decayedEncoder",
        parts: layers.map(weight),
      },
      {
        name: `${name}.bias`,
        size: stride,
        treatment: "plainEncoder",
        parts: layers.map((layer, i) => whole(`${layer}.bias`, i * outputs)),
      },
    );
  };
  const tables = "bert.embeddings";
  blocks.push({
    name: "places",
    size: (bert.maxPositions + bert.tokenTypes) * H,
    treatment: "decayedEncoder",
    parts: [
      whole(`${tables}.position_embeddings.weight`),
      whole(`${tables}.token_type_embeddings.weight`, bert.maxPositions * H),
    ],
  });
  norm(`${tables}.LayerNorm`);
  for (let l = 0; l < bert.layers; l++) {
    const layer = `bert.encoder.layer.${l}`;
    const self = `${layer}.attention.self`;
    dense(self, [`${self}.query`, `${self}.key`, `${self}.value`], H, H);
    for (const [name, inputs, outputs] of [
      [`${layer}.attention.output.dense`, H, H],
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
