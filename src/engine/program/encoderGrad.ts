import { ACTIVATIONS } from "../../kernels/activation.ts";
import { attentionGradKeyValue, attentionGradQuery } from "../../kernels/attentionGrad.ts";
import {
  denseGradActivation,
  denseGradInput,
  denseGradInputAdd,
} from "../../kernels/denseGradInput.ts";
import { denseGradWeight } from "../../kernels/denseGradWeight.ts";
import { embeddingGrad } from "../../kernels/embeddingGrad.ts";
import { layerNormGrad } from "../../kernels/layerNormGrad.ts";
import { layerNormParamGrad } from "../../kernels/layerNormParamGrad.ts";
import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import { usedPlaces } from "../../model/parameters.ts";
import { type Embedded, PROJECTION } from "./embeddings.ts";
import {
  attentionUniforms,
  type Layer,
  layerName,
  type Normed,
  type SavedLayer,
} from "./encoderLayer.ts";
import { mask, SITE } from "./masks.ts";
import { gradients, input, type ProgramBuilder, type Ref, weights } from "./program.ts";
import { attentionColumns, feedForwardColumns } from "./sizes.ts";
import type { Step } from "./step.ts";

/** A dense layer in its backward pass: x [N, inner], dy [N, columns]. */
interface DenseGrad {
  readonly x: Ref;
  readonly dy: Ref;
  readonly inner: number;
  readonly columns: number;
}

/** A layer norm in its backward pass. */
interface NormGrad {
  /** In the checkpoint. */
  readonly name: string;
  readonly of: Normed;
  /** Gradient of its output. */
  readonly dy: Ref;
  /** Columns; absent: H. */
  readonly width?: number;
  /** Site of a mask on X. */
  readonly inner?: number;
  /** Site of a mask on Y. */
  readonly outer?: number;
}

const isBackward = (step: Step): boolean => step.stage === "gradients" || step.stage === "update";

const rowsOf = (inner: number, columns: number) => (step: Step) =>
  isBackward(step) ? { rows: step.counts.tokens, inner, columns } : null;

/** @param dy gradient of the layer's output @returns that of its input */
export function backwardLayer(layer: Layer, saved: SavedLayer, dy: Ref): Ref {
  const { b, bert, index } = layer;
  const { dQkv, dx } = backwardLowest(layer, saved, dy);
  const w = weights(`${layerName(index)}.attention.self.weight`);
  b.call(denseGradInputAdd, { dy: dQkv, w, dx }, rowsOf(bert.hidden, 3 * attentionColumns(bert)));
  return dx;
}

/** The same of a layer whose input has no use for a gradient. */
export function backwardLowest(
  layer: Layer,
  saved: SavedLayer,
  dy: Ref,
): {
  /** Gradient of queries, keys and values, [N, 3 · all columns of the heads]. */
  readonly dQkv: Ref;
  /** That of the input but for what goes through them, [N, H]. */
  readonly dx: Ref;
} {
  const { b, bert, index } = layer;
  const { hidden: H, heads: A } = bert;
  const [attended, I] = [attentionColumns(bert), feedForwardColumns(bert)];
  const name = layerName(index);
  const temporary = (what: string, columns: number) =>
    b.activation(`${index}.${what}`, "tokens", columns);
  const weightGrad = (part: string, { x, dy, inner, columns }: DenseGrad) =>
    b.call(
      denseGradWeight,
      { x, dy, dw: gradients(`${name}.${part}.weight`), db: gradients(`${name}.${part}.bias`) },
      rowsOf(inner, columns),
    );
  const weight = (part: string) => weights(`${name}.${part}.weight`);

  const out = normGrad(b, bert, {
    name: `${name}.output.LayerNorm`,
    of: saved.out,
    dy,
    inner: SITE.output(index),
  });
  weightGrad("output.dense", { x: saved.expanded, dy: out.dx, inner: I, columns: H });
  const dPre = temporary("dPre", I);
  b.call(
    denseGradActivation,
    { dy: out.dx, w: weight("output.dense"), pre: saved.pre, dx: dPre },
    (step) => {
      const sizes = rowsOf(I, H)(step);
      return sizes && { ...sizes, activation: ACTIVATIONS.indexOf(bert.activation) };
    },
  );
  weightGrad("intermediate.dense", { x: saved.mixed.y, dy: dPre, inner: H, columns: I });
  b.call(
    denseGradInputAdd,
    { dy: dPre, w: weight("intermediate.dense"), dx: out.dz },
    rowsOf(H, I),
  );
  const mixed = normGrad(b, bert, {
    name: `${name}.attention.output.LayerNorm`,
    of: saved.mixed,
    dy: out.dz,
    inner: SITE.attentionOutput(index),
  });
  weightGrad("attention.output.dense", {
    x: saved.context,
    dy: mixed.dx,
    inner: attended,
    columns: H,
  });
  const dContext = temporary("dContext", attended);
  b.call(
    denseGradInput,
    { dy: mixed.dx, w: weight("attention.output.dense"), dx: dContext },
    rowsOf(attended, H),
  );
  const dQkv = temporary("dQkv", 3 * attended);
  const attentionRefs = {
    qkv: saved.qkv,
    sentences: input("sentences"),
    blocks: input("blocks"),
    context: saved.context,
    dContext,
    logSums: saved.logSums,
    dQkv,
    deltas: temporary("deltas", A),
  };
  for (const kernel of [attentionGradQuery, attentionGradKeyValue])
    b.call(kernel, attentionRefs, (step) =>
      isBackward(step) ? attentionUniforms(layer, step) : null,
    );
  weightGrad("attention.self", { x: saved.x, dy: dQkv, inner: H, columns: 3 * attended });
  return { dQkv, dx: mixed.dz };
}

/** @param dy gradient of the embeddings' output @returns that of the batch's words */
export function backwardEmbeddings(
  b: ProgramBuilder,
  bert: BertConfig,
  { normed, y }: Embedded,
  dy: Ref,
): Ref {
  const width = bert.embedding;
  const name = "bert.embeddings.LayerNorm";
  const dNormed = y === normed.y ? dy : backwardProjection(b, bert, normed.y, dy);
  const { dz } = normGrad(b, bert, {
    name,
    of: normed,
    dy: dNormed,
    width,
    outer: SITE.embeddings,
  });
  const dWords = b.gradient("dWords", "words", width);
  b.call(
    embeddingGrad,
    {
      dz,
      rows: input("embeddingRows"),
      entries: input("embeddingEntries"),
      dWords,
      dPlaces: gradients("places"),
    },
    (step) =>
      isBackward(step) ? { words: step.counts.words, places: usedPlaces(bert), width } : null,
  );
  return dWords;
}

/** Of the dense layer from the embeddings' width to that of the layers. */
function backwardProjection(b: ProgramBuilder, bert: BertConfig, x: Ref, dy: Ref): Ref {
  const name = PROJECTION;
  const sizes = rowsOf(bert.embedding, bert.hidden);
  const [dw, db] = [gradients(`${name}.weight`), gradients(`${name}.bias`)];
  b.call(denseGradWeight, { x, dy, dw, db }, sizes);
  const dx = b.activation("dProjected", "tokens", bert.embedding);
  b.call(denseGradInput, { dy, w: weights(`${name}.weight`), dx }, sizes);
  return dx;
}

/** @returns gradients of Z and of X, both [N, width] */
function normGrad(
  b: ProgramBuilder,
  { hidden, hiddenDropout: rate }: BertConfig,
  { name, of: { z, stats }, dy, width: H = hidden, inner, outer }: NormGrad,
): { dz: Ref; dx: Ref } {
  const maskOf = (step: Step, site: number | undefined) =>
    mask(site === undefined ? null : step.dropout, rate, site ?? 0);
  const dz = b.activation(`${name}.dz`, "tokens", H);
  const dx = b.activation(`${name}.dx`, "tokens", H);
  b.call(layerNormGrad, { z, stats, norm: weights(name), dy, dz, dx }, (step) => {
    if (!isBackward(step)) return null;
    const [output, given] = [maskOf(step, outer), maskOf(step, inner)];
    return {
      rows: step.counts.tokens,
      width: H,
      outKey: output.key,
      outThreshold: output.threshold,
      outScale: output.scale,
      inKey: given.key,
      inThreshold: given.threshold,
      inScale: given.scale,
    };
  });
  b.call(layerNormParamGrad, { z, stats, dy, dNorm: gradients(name) }, (step) =>
    isBackward(step) ? { rows: step.counts.tokens, width: H, ...maskOf(step, outer) } : null,
  );
  return { dz, dx };
}
