import {
  add,
  engine,
  keep,
  type Scalar,
  stack,
  type Tensor,
  zerosLike,
} from "@tensorflow/tfjs-core";
import type { Dropout } from "../reference/kernels/dropout.ts";
import type { BertConfig, SpertConfig } from "../model/config.ts";
import { encoder } from "../model/encoder.ts";
import { pairHeads, spanHeads } from "../model/heads.ts";
import { LOSSES, type LossName, losses } from "../model/losses.ts";
import type { Parameters } from "../model/parameters.ts";
import { type Batch, batchTensors } from "./batch.ts";

/** Loss and gradients of one batch; the caller frees them. */
export interface Gradients {
  /** Names of the losses that the batch has, in the order of `parts`. */
  readonly names: readonly LossName[];
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
  const found: { names: LossName[]; parts: Tensor | null } = { names: [], parts: null };
  const { value, grads } = engine().gradients<Scalar>(
    () => {
      const parts = batchLosses(parameters, model, batch, dropout);
      found.names = LOSSES.filter((name) => parts[name]);
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

/** Encoder, heads and losses of a batch. */
export function batchLosses(
  parameters: Parameters,
  { bert, spert }: { readonly bert: BertConfig; readonly spert: SpertConfig },
  batch: Batch,
  dropout: Dropout,
): Partial<Record<LossName, Scalar>> {
  const { packing, spans, pairs, targets } = batchTensors(batch);
  const h = encoder(parameters, bert, packing, dropout);
  const spanOutputs = spanHeads(parameters, h, packing, spans, dropout, spert.dropout);
  const pairOutputs =
    pairs &&
    pairHeads(
      parameters,
      h,
      { ...spanOutputs, width: spans.width },
      pairs,
      spert.additions.includes("logits"),
      dropout,
      spert.dropout,
    );
  return losses(spanOutputs, pairOutputs, targets, spert.lossWeights);
}
