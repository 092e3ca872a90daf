import {
  add,
  engine,
  keep,
  mul,
  type Scalar,
  scalar,
  stack,
  type Tensor,
  type Tensor2D,
  tidy,
  unstack,
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
import type { LossShares } from "./lossShares.ts";
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
  readonly frozen: number | null;
}

/**
 * Runs the model forward and backward over one batch. @returns gradients by what moves
 *
 * @param shares what the losses of a part of a batch are of those of all of it
 */
export function gradientsOf(
  parameters: Parameters,
  model: GradientModel,
  batch: Batch,
  dropout: Dropout,
  shares: LossShares = {},
): Gradients {
  const moved = Object.entries(parameters).filter(([name]) => !isFrozen(name, model.frozen));
  const names = moved.map(([name]) => name);
  const found: { names: HeadName[]; parts: Tensor | null } = { names: [], parts: null };
  const { value, grads } = engine().gradients<Scalar>(
    () => {
      const parts = batchOutputs(parameters, model, batch, dropout).losses;
      found.names = HEAD_NAMES.filter((name) => parts[name]);
      const values = found.names.map(
        (name) => mul(parts[name] as Scalar, shares[name] ?? 1) as Scalar,
      );
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
  { bert, spert, frozen }: GradientModel,
  batch: Batch,
  dropout: Dropout,
): BatchOutputs {
  const { packing, spans: spanRows, pairs: pairRows, targets, states } = batchTensors(batch);
  if (frozen !== null && !states) throw new Error("the batch has no states of its sentences");
  const below = frozen !== null && states ? { layers: frozen, h: states } : null;
  const hidden = encoderStates({ parameters, bert, packing, dropout }, below);
  const h = hidden[hidden.length - 1];
  const run = { parameters, h, dropout, rate: spert.dropout };
  const spans = spanHeads(run, packing, spanRows);
  const ends = { ...spans, width: spanRows.width };
  const settings = { lossWeights: spert.lossWeights, agreement: batch.agreement };
  const withLogits = spert.additions.includes("logits");
  const pairs = pairRows && pairHeads(run, ends, pairRows, withLogits);
  return { hidden, spans, pairs, losses: losses(spans, pairs, targets, settings) };
}

/** The losses and gradients of two parts of a batch together; those of each are freed. */
export function joinedGradients(a: Gradients, b: Gradients): Gradients {
  const names = HEAD_NAMES.filter((name) => a.names.includes(name) || b.names.includes(name));
  const [first, second] = [a, b].map(({ names: own, parts }) => {
    const values = unstack(parts);
    parts.dispose();
    return (name: HeadName) => (own.includes(name) ? values[own.indexOf(name)] : scalar(0));
  });
  const parts = tidy(() => stack(names.map((name) => add(first(name), second(name)))));
  const gradients = Object.fromEntries(
    Object.entries(a.gradients).map(([name, gradient]) => {
      const other = b.gradients[name];
      const both = add(gradient, other);
      gradient.dispose();
      other.dispose();
      return [name, both];
    }),
  );
  return { names, parts, gradients };
}
