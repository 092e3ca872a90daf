import {
  add,
  matMul,
  mul,
  reshape,
  slice,
  softmax,
  type Tensor,
  type Tensor2D,
  tidy,
  transpose,
} from "@tensorflow/tfjs-core";
import type { BertConfig } from "../model/encoders/bertConfig.ts";
import type { Dropout } from "./kernels/dropout.ts";
import { gatherRows } from "./kernels/gatherRows.ts";
import { activations, layerNorm, layerOf, linear } from "./layers.ts";
import type { Packing } from "./packing.ts";
import type { Parameters } from "./parameters.ts";

/** A run of the encoder over a batch. */
export interface EncoderRun {
  readonly parameters: Parameters;
  readonly bert: BertConfig;
  readonly packing: Packing;
  readonly dropout: Dropout;
}

/** What layers below give, in the place of the embeddings and of them. */
export interface Below {
  readonly layers: number;
  /** [N, H] */
  readonly h: Tensor2D;
}

/**
 * BERT (Devlin et al. 2019): post-norm Transformer encoder.
 *
 * @returns h after the embeddings, or as it is given, and after each layer above, [N, H] each
 */
export function encoderStates(run: EncoderRun, below: Below | null = null): Tensor2D[] {
  const states = [below ? below.h : embeddings(run)];
  for (let l = below?.layers ?? 0; l < run.bert.layers; l++) {
    const h = states[states.length - 1];
    states.push(tidy(() => encoderLayer(run, `bert.encoder.layer.${l}`, h)));
  }
  return states;
}

/** The last hidden states. @returns h [N, H] */
export const encoder = (run: EncoderRun): Tensor2D =>
  tidy(() => encoderStates(run)[run.bert.layers]);

/**
 * Sum of word, position and token-type (always 0) rows, normalised, and brought to the layers'
 * width where the tables are narrower.
 *
 * @returns [N, H]
 */
function embeddings({ parameters, bert, packing, dropout }: EncoderRun): Tensor2D {
  const table = (name: string) => parameters[`bert.embeddings.${name}.weight`] as Tensor2D;
  const words = gatherRows(table("word_embeddings"), packing.ids);
  const positions = slice(table("position_embeddings"), [bert.positionOffset, 0], [-1, -1]);
  const places = gatherRows(positions, packing.positions);
  const placed = add(words, places) as Tensor2D;
  const sum =
    bert.tokenTypes > 0
      ? (add(placed, slice(table("token_type_embeddings"), [0, 0], [1, -1])) as Tensor2D)
      : placed;
  const norm = layerOf(parameters, "bert.embeddings.LayerNorm");
  const normed = dropout(layerNorm(norm, sum, bert.layerNormEps), bert.hiddenDropout);
  if (bert.embedding === bert.hidden) return normed;
  return linear(layerOf(parameters, "bert.embeddings_project"), normed);
}

/** A post-norm Transformer layer. @param x [N, H]  @returns [N, H] */
function encoderLayer(run: EncoderRun, name: string, x: Tensor2D): Tensor2D {
  const { parameters, bert, dropout } = run;
  const layer = (part: string) => layerOf(parameters, `${name}.${part}`);
  const residual = (part: string, update: Tensor2D, input: Tensor2D) =>
    layerNorm(
      layer(`${part}.LayerNorm`),
      add(dropout(linear(layer(`${part}.dense`), update), bert.hiddenDropout), input),
      bert.layerNormEps,
    );
  const mixed = residual("attention.output", attention(run, `${name}.attention.self`, x), x);
  const expanded = activations[bert.activation](linear(layer("intermediate.dense"), mixed)); // [N, I]
  return residual("output", expanded, mixed);
}

/** Multi-head self-attention before its output projection. @param x [N, H]  @returns [N, H] */
function attention(run: EncoderRun, name: string, x: Tensor2D): Tensor2D {
  const { parameters, bert, packing, dropout } = run;
  const { batch: B, longest: T, padded } = packing;
  const { hidden: H, heads: A } = bert;
  const D = H / A;
  const split = (part: string): Tensor => {
    const y = linear(layerOf(parameters, `${name}.${part}`), x);
    const rows = padded ? gatherRows(y, padded.pad) : y; // [B·T, H]
    return transpose(reshape(rows, [B, T, A, D]), [0, 2, 1, 3]); // [B, A, T, D]
  };
  const scores = mul(matMul(split("query"), split("key"), false, true), 1 / Math.sqrt(D));
  const masked = padded ? add(scores, padded.mask) : scores; // [B, A, T, T]
  const weights = dropout(softmax(masked), bert.attentionDropout);
  const mixed = matMul(weights, split("value")); // [B, A, T, D]
  const rows = reshape(transpose(mixed, [0, 2, 1, 3]), [B * T, H]) as Tensor2D;
  return padded ? gatherRows(rows, padded.unpad) : rows;
}
