import {
  add,
  engine,
  keep,
  type Scalar,
  stack,
  type Tensor,
  type Tensor2D,
  zerosLike,
} from "@tensorflow/tfjs-core";
import type { Batch } from "../model/batch.ts";
import type { BertConfig, SpertConfig } from "../model/config.ts";
import { HEAD_NAMES, type HeadName } from "../model/heads/heads.ts";
import { batchTensors } from "./batchTensors.ts";
import { encoderStates } from "./encoder.ts";
import { type PairOutputs, pairHeads, type SpanOutputs, spanHeads } from "./heads.ts";
import type { Dropout } from "./kernels/dropout.ts";
import { losses } from "./losses.ts";
import type { Parameters } from "./parameters.ts";

/** Loss and gradients of one batch; the caller frees them. */
export interface Gradients {
  /** Names of the losses that the batch has, in the order of `parts`. */
  readonly names: readonly HeadName[];
  /** The weighted losses [names.length]. */
  readonly parts: Tensor;
  /** Gradient of their sum by parameter; zeros where a head saw nothing. */
  readonly gradients: Readonly<Record<string, Tensor>>;
}

/** Runs the model forward and backward over one batch. */
export function gradientsOf(
  parameters: Parameters,
  model: { readonly bert: BertConfig; readonly spert: SpertConfig },
  batch: Batch,
  dropout: Dropout,
): Gradients {
  const names = Object.keys(parameters);
  const found: { names: HeadName[]; parts: Tensor | null } = { names: [], parts: null };
  const { value, grads } = engine().gradients<Scalar>(
    () => {
      const parts = batchOutputs(parameters, model, batch, dropout).losses;
      found.names = HEAD_NAMES.filter((name) => parts[name]);
      const values = found.names.map((name) => parts[name] as Scalar);
      found.parts = keep(stack(values));
      return values.reduce((a, b) => add(a, b));
    },
    Object.values(parameters),
    undefined,
    true,
  );
  value.dispose();
  const gradients = Object.fromEntries(
    names.map((name, i) => [name, grads[i] ?? zerosLike(parameters[name])]),
  );
  return { names: found.names, parts: found.parts as unknown as Tensor, gradients };
}

/** What the model says of a batch, and how far that is from what it should say. */
export interface BatchOutputs {
  /** h after the embeddings and after each layer, [N, H] each. */
  readonly hidden: readonly Tensor2D[];
  readonly spans: SpanOutputs;
  /** Null without pairs. */
  readonly pairs: PairOutputs | null;
  readonly losses: Readonly<Partial<Record<HeadName, Scalar>>>;
}

/** Encoder, heads and losses of a batch. */
export function batchOutputs(
  parameters: Parameters,
  { bert, spert }: { readonly bert: BertConfig; readonly spert: SpertConfig },
  batch: Batch,
  dropout: Dropout,
): BatchOutputs {
  const { packing, spans: spanRows, pairs: pairRows, targets } = batchTensors(batch);
  const hidden = encoderStates({ parameters, bert, packing, dropout });
  const run = { parameters, h: hidden[bert.layers], dropout, rate: spert.dropout };
  const spans = spanHeads(run, packing, spanRows);
  const ends = { ...spans, width: spanRows.width };
  const withLogits = spert.additions.includes("logits");
  const pairs = pairRows && pairHeads(run, ends, pairRows, withLogits);
  return { hidden, spans, pairs, losses: losses(spans, pairs, targets, spert.lossWeights) };
}
