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
import type { SpertConfig } from "../model/config.ts";
import type { BertConfig } from "../model/encoders/bertConfig.ts";
import { HEAD_NAMES, type HeadName } from "../model/heads/heads.ts";
import { isFrozen } from "../model/parameters.ts";
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

/** What is run forward and backward. */
export interface GradientModel {
  readonly bert: BertConfig;
  readonly spert: SpertConfig;
  /** So many of the lowest layers stay, with the embeddings: the batch has what they give. */
  readonly frozenLayers: number;
}

/** Runs the model forward and backward over one batch. @returns gradients by what moves */
export function gradientsOf(
  parameters: Parameters,
  model: GradientModel,
  batch: Batch,
  dropout: Dropout,
): Gradients {
  const moved = Object.entries(parameters).filter(([name]) => !isFrozen(name, model.frozenLayers));
  const names = moved.map(([name]) => name);
  const found: { names: HeadName[]; parts: Tensor | null } = { names: [], parts: null };
  const { value, grads } = engine().gradients<Scalar>(
    () => {
      const parts = batchOutputs(parameters, model, batch, dropout).losses;
      found.names = HEAD_NAMES.filter((name) => parts[name]);
      const values = found.names.map((name) => parts[name] as Scalar);
      found.parts = keep(stack(values));
      return values.reduce((a, b) => add(a, b));
    },
    moved.map(([, value]) => value),
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
  /** h after the embeddings, or the frozen layers, and after each layer above, [N, H] each. */
  readonly hidden: readonly Tensor2D[];
  readonly spans: SpanOutputs;
  /** Null without pairs. */
  readonly pairs: PairOutputs | null;
  readonly losses: Readonly<Partial<Record<HeadName, Scalar>>>;
}

/** Encoder, heads and losses of a batch. */
export function batchOutputs(
  parameters: Parameters,
  { bert, spert, frozenLayers }: GradientModel,
  batch: Batch,
  dropout: Dropout,
): BatchOutputs {
  const { packing, spans: spanRows, pairs: pairRows, targets, states } = batchTensors(batch);
  if (frozenLayers > 0 && !states) throw new Error("the batch has no states of its sentences");
  const below = frozenLayers > 0 && states ? { layers: frozenLayers, h: states } : null;
  const hidden = encoderStates({ parameters, bert, packing, dropout }, below);
  const h = hidden[hidden.length - 1];
  const run = { parameters, h, dropout, rate: spert.dropout };
  const spans = spanHeads(run, packing, spanRows);
  const ends = { ...spans, width: spanRows.width };
  const withLogits = spert.additions.includes("logits");
  const pairs = pairRows && pairHeads(run, ends, pairRows, withLogits);
  return { hidden, spans, pairs, losses: losses(spans, pairs, targets, spert.lossWeights) };
}
