import { ACTIVATIONS } from "../../kernels/activation.ts";
import { attention } from "../../kernels/attention.ts";
import { denseActivation } from "../../kernels/denseActivation.ts";
import { denseForward } from "../../kernels/denseForward.ts";
import { layerNorm } from "../../kernels/layerNorm.ts";
import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import { mask, SITE } from "./masks.ts";
import { input, type ProgramBuilder, type Ref, weights } from "./program.ts";
import { attentionColumns, feedForwardColumns } from "./sizes.ts";
import type { Step } from "./step.ts";

/** A layer that operations are written for. */
export interface Layer {
  readonly b: ProgramBuilder;
  readonly bert: BertConfig;
  /** From 0. */
  readonly index: number;
}

/** What a layer keeps for its backward pass. */
export interface SavedLayer {
  readonly x: Ref;
  readonly qkv: Ref;
  readonly context: Ref;
  readonly logSums: Ref;
  readonly mixed: Normed;
  readonly pre: Ref;
  readonly expanded: Ref;
  readonly out: Normed;
}

/** A layer norm: Z in `z`, its statistics, its output. */
export interface Normed {
  readonly z: Ref;
  readonly stats: Ref;
  readonly y: Ref;
}

/** A dense layer: `to` [N, columns] from `from` [N, inner]. */
interface Dense {
  readonly from: Ref;
  readonly to: Ref;
  readonly inner: number;
  readonly columns: number;
}

/** What the second half of a residual block takes. */
interface Residual {
  /** [N, inner], before the dense layer. */
  readonly update: Ref;
  readonly inner: number;
  /** [N, H], added to what the dense layer gives. */
  readonly to: Ref;
  /** Of the dropout in between. */
  readonly site: number;
}

/** Name of a layer in the checkpoint. */
export const layerName = (index: number): string => `bert.encoder.layer.${index}`;

/** Whether the encoder's forward operations run in a step. */
export const isForward = (step: Step): boolean => step.stage !== "pairs";

/** The memory of a layer norm of all tokens. */
export const normedRefs = (b: ProgramBuilder, name: string, H: number): Normed => ({
  z: b.activation(`${name}.z`, "tokens", H),
  stats: b.activation(`${name}.stats`, "tokens", 2),
  y: b.activation(`${name}.y`, "tokens", H),
});

/** The uniforms of a layer's attention, forward and backward. */
export const attentionUniforms = ({ bert, index }: Layer, step: Step) => ({
  blocks: step.counts.blocks,
  heads: bert.heads,
  longest: step.longest,
  scoreScale: Math.sqrt(bert.heads / bert.hidden),
  ...mask(step.dropout, bert.attentionDropout, SITE.attention(index)),
});

/** x → LayerNorm(dropout(dense(update)) + x): seven operations in all with attention and GELU. */
export function forwardLayer(layer: Layer, x: Ref, training: boolean): SavedLayer {
  const { b, bert, index } = layer;
  const { hidden: H, heads: A } = bert;
  const [attended, I] = [attentionColumns(bert), feedForwardColumns(bert)];
  const qkv = b.activation(`${index}.qkv`, "tokens", 3 * attended);
  dense(layer, "attention.self", { from: x, to: qkv, inner: H, columns: 3 * attended });
  const context = b.activation(`${index}.context`, "tokens", attended);
  const logSums = b.activation(`${index}.logSums`, "tokens", A);
  b.call(
    attention,
    { qkv, sentences: input("sentences"), blocks: input("blocks"), context, logSums },
    (step) => (isForward(step) ? attentionUniforms(layer, step) : null),
  );
  const mixed = residual(layer, "attention.output", {
    update: context,
    inner: attended,
    to: x,
    site: SITE.attentionOutput(index),
  });
  const pre = b.activation(`${index}.pre`, training ? "tokens" : 1, I);
  const expanded = b.activation(`${index}.expanded`, "tokens", I);
  const intermediate = `${layerName(index)}.intermediate.dense`;
  b.call(
    denseActivation,
    {
      a: mixed.y,
      w: weights(`${intermediate}.weight`),
      bias: weights(`${intermediate}.bias`),
      pre,
      f: expanded,
    },
    (step) =>
      isForward(step)
        ? {
            rows: step.counts.tokens,
            inner: H,
            columns: I,
            saved: training ? 1 : 0,
            activation: ACTIVATIONS.indexOf(bert.activation),
          }
        : null,
  );
  const out = residual(layer, "output", {
    update: expanded,
    inner: I,
    to: mixed.y,
    site: SITE.output(index),
  });
  return { x, qkv, context, logSums, mixed, pre, expanded, out };
}

function dense({ b, index }: Layer, part: string, { from, to, inner, columns }: Dense): void {
  const name = `${layerName(index)}.${part}`;
  b.call(
    denseForward,
    { a: from, w: weights(`${name}.weight`), bias: weights(`${name}.bias`), c: to },
    (step) => (isForward(step) ? { rows: step.counts.tokens, inner, columns } : null),
  );
}

function residual(layer: Layer, part: string, { update, inner, to, site }: Residual): Normed {
  const { b, bert, index } = layer;
  const { hidden: H } = bert;
  const normed = normedRefs(b, `${index}.${part}`, H);
  dense(layer, `${part}.dense`, { from: update, to: normed.z, inner, columns: H });
  b.call(
    layerNorm,
    {
      x: normed.z,
      residual: to,
      norm: weights(`${layerName(index)}.${part}.LayerNorm`),
      y: normed.y,
      stats: normed.stats,
    },
    (step) =>
      isForward(step)
        ? {
            rows: step.counts.tokens,
            width: H,
            epsilon: bert.layerNormEps,
            ...mask(step.dropout, bert.hiddenDropout, site),
          }
        : null,
  );
  return normed;
}
