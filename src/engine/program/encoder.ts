// BERT (Devlin et al. 2019) as operations: post-norm layers, seven each forward, fourteen backward.
import { attention } from "../../kernels/attention.ts";
import { attentionGradKeyValue, attentionGradQuery } from "../../kernels/attentionGrad.ts";
import { denseForward } from "../../kernels/denseForward.ts";
import { denseGelu } from "../../kernels/denseGelu.ts";
import { denseGradGelu, denseGradInput, denseGradInputAdd } from "../../kernels/denseGradInput.ts";
import { denseGradWeight } from "../../kernels/denseGradWeight.ts";
import { embedding } from "../../kernels/embedding.ts";
import { embeddingGrad } from "../../kernels/embeddingGrad.ts";
import { layerNorm } from "../../kernels/layerNorm.ts";
import { layerNormGrad } from "../../kernels/layerNormGrad.ts";
import { layerNormParamGrad } from "../../kernels/layerNormParamGrad.ts";
import type { BertConfig } from "../../model/config.ts";
import { mask, SITE } from "./masks.ts";
import { gradients, input, type ProgramBuilder, persistent, type Ref, weights } from "./program.ts";
import type { Step } from "./step.ts";

/** What a layer keeps for its backward pass. */
interface SavedLayer {
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
interface Normed {
  readonly z: Ref;
  readonly stats: Ref;
  readonly y: Ref;
}

/** The encoder's operations; forward must come before backward. */
export interface Encoder {
  /** h after the embeddings and after each layer, [N, H] each. */
  readonly states: readonly Ref[];
  /**
   * Appends the backward pass.
   *
   * @param dh gradient of the last state, [N, H] @returns gradients of the batch's words, [words, H]
   */
  backward(dh: Ref): Ref;
}

/** @param training keeps what the backward pass needs; without, memory is used again at once */
export function encoder(b: ProgramBuilder, bert: BertConfig, training: boolean): Encoder {
  const { hidden: H, intermediate: I, heads: A, layers } = bert;
  const first = embeddings(b, bert);
  const states = [first.y];
  const saved: SavedLayer[] = [];
  for (let l = 0; l < layers; l++) {
    const layer = forwardLayer(b, bert, l, states[l], training);
    states.push(layer.out.y);
    saved.push(layer);
  }
  return {
    states,
    backward: (dh) => {
      let dy = dh;
      for (let l = layers - 1; l >= 0; l--)
        dy = backwardLayer(b, { H, I, A }, bert, l, saved[l], dy);
      return backwardEmbeddings(b, bert, first, dy);
    },
  };
}

const active = (step: Step): boolean => step.stage !== "pairs";
const backwards = (step: Step): boolean => step.stage === "gradients" || step.stage === "update";

function embeddings(b: ProgramBuilder, bert: BertConfig): Normed {
  const { hidden: H } = bert;
  const normed = normedRefs(b, "embeddings", H);
  b.call(
    embedding,
    {
      tokens: input("tokens"),
      words: persistent("words"),
      places: weights("places"),
      norm: weights("bert.embeddings.LayerNorm"),
      ...normed,
    },
    (step) =>
      active(step)
        ? {
            rows: step.counts.tokens,
            width: H,
            positions: bert.maxPositions,
            epsilon: bert.layerNormEps,
            ...mask(step.dropout, bert.hiddenDropout, SITE.embeddings),
          }
        : null,
  );
  return normed;
}

const normedRefs = (b: ProgramBuilder, name: string, H: number): Normed => ({
  z: b.activation(`${name}.z`, "tokens", H),
  stats: b.activation(`${name}.stats`, "tokens", 2),
  y: b.activation(`${name}.y`, "tokens", H),
});

/** x → LayerNorm(dropout(dense(update)) + x): seven operations in all with attention and GELU. */
function forwardLayer(
  b: ProgramBuilder,
  bert: BertConfig,
  l: number,
  x: Ref,
  training: boolean,
): SavedLayer {
  const { hidden: H, intermediate: I, heads: A } = bert;
  const name = `bert.encoder.layer.${l}`;
  const dense = (part: string, a: Ref, c: Ref, inner: number, columns: number) =>
    b.call(
      denseForward,
      { a, w: weights(`${name}.${part}.weight`), bias: weights(`${name}.${part}.bias`), c },
      (step) => (active(step) ? { rows: step.counts.tokens, inner, columns } : null),
    );
  const residual = (part: string, update: Ref, inner: number, input: Ref, site: number): Normed => {
    const normed = normedRefs(b, `${l}.${part}`, H);
    dense(`${part}.dense`, update, normed.z, inner, H);
    b.call(
      layerNorm,
      {
        x: normed.z,
        residual: input,
        norm: weights(`${name}.${part}.LayerNorm`),
        y: normed.y,
        stats: normed.stats,
      },
      (step) =>
        active(step)
          ? {
              rows: step.counts.tokens,
              width: H,
              epsilon: bert.layerNormEps,
              ...mask(step.dropout, bert.hiddenDropout, site),
            }
          : null,
    );
    return normed;
  };
  const qkv = b.activation(`${l}.qkv`, "tokens", 3 * H);
  dense("attention.self", x, qkv, H, 3 * H);
  const context = b.activation(`${l}.context`, "tokens", H);
  const logSums = b.activation(`${l}.logSums`, "tokens", A);
  b.call(
    attention,
    { qkv, sentences: input("sentences"), blocks: input("blocks"), context, logSums },
    (step) => (active(step) ? attentionUniforms(bert, l, step) : null),
  );
  const mixed = residual("attention.output", context, H, x, SITE.attentionOutput(l));
  const pre = b.activation(`${l}.pre`, training ? "tokens" : 1, I);
  const expanded = b.activation(`${l}.expanded`, "tokens", I);
  b.call(
    denseGelu,
    {
      a: mixed.y,
      w: weights(`${name}.intermediate.dense.weight`),
      bias: weights(`${name}.intermediate.dense.bias`),
      pre,
      f: expanded,
    },
    (step) =>
      active(step)
        ? { rows: step.counts.tokens, inner: H, columns: I, saved: training ? 1 : 0 }
        : null,
  );
  const out = residual("output", expanded, I, mixed.y, SITE.output(l));
  return { x, qkv, context, logSums, mixed, pre, expanded, out };
}

const attentionUniforms = (bert: BertConfig, l: number, step: Step) => ({
  blocks: step.counts.blocks,
  heads: bert.heads,
  longest: step.longest,
  ...mask(step.dropout, bert.attentionDropout, SITE.attention(l)),
});

/** @param dy gradient of the layer's output @returns that of its input */
function backwardLayer(
  b: ProgramBuilder,
  { H, I, A }: { H: number; I: number; A: number },
  bert: BertConfig,
  l: number,
  saved: SavedLayer,
  dy: Ref,
): Ref {
  const name = `bert.encoder.layer.${l}`;
  const rows = (step: Step, inner: number, columns: number) =>
    backwards(step) ? { rows: step.counts.tokens, inner, columns } : null;
  const temporary = (what: string, columns: number) =>
    b.activation(`${l}.${what}`, "tokens", columns);
  const weightGrad = (part: string, x: Ref, d: Ref, inner: number, columns: number) =>
    b.call(
      denseGradWeight,
      { x, dy: d, dw: gradients(`${name}.${part}.weight`), db: gradients(`${name}.${part}.bias`) },
      (step) => rows(step, inner, columns),
    );
  const weight = (part: string) => weights(`${name}.${part}.weight`);

  const out = normGrad(b, bert, `${name}.output.LayerNorm`, saved.out, dy, {
    inner: SITE.output(l),
  });
  weightGrad("output.dense", saved.expanded, out.dx, I, H);
  const dPre = temporary("dPre", I);
  b.call(
    denseGradGelu,
    { dy: out.dx, w: weight("output.dense"), pre: saved.pre, dx: dPre },
    (step) => rows(step, I, H),
  );
  weightGrad("intermediate.dense", saved.mixed.y, dPre, H, I);
  b.call(denseGradInputAdd, { dy: dPre, w: weight("intermediate.dense"), dx: out.dz }, (step) =>
    rows(step, H, I),
  );
  const mixed = normGrad(b, bert, `${name}.attention.output.LayerNorm`, saved.mixed, out.dz, {
    inner: SITE.attentionOutput(l),
  });
  weightGrad("attention.output.dense", saved.context, mixed.dx, H, H);
  const dContext = temporary("dContext", H);
  b.call(
    denseGradInput,
    { dy: mixed.dx, w: weight("attention.output.dense"), dx: dContext },
    (step) => rows(step, H, H),
  );
  const dQkv = temporary("dQkv", 3 * H);
  const deltas = temporary("deltas", A);
  const attentionRefs = {
    qkv: saved.qkv,
    sentences: input("sentences"),
    blocks: input("blocks"),
    context: saved.context,
    dContext,
    logSums: saved.logSums,
    dQkv,
    deltas,
  };
  for (const kernel of [attentionGradQuery, attentionGradKeyValue])
    b.call(kernel, attentionRefs, (step) =>
      backwards(step) ? attentionUniforms(bert, l, step) : null,
    );
  weightGrad("attention.self", saved.x, dQkv, H, 3 * H);
  b.call(denseGradInputAdd, { dy: dQkv, w: weight("attention.self"), dx: mixed.dz }, (step) =>
    rows(step, H, 3 * H),
  );
  return mixed.dz;
}

/** Gradients through a layer norm; `outer` is the site of a mask on Y, `inner` of one on X. */
function normGrad(
  b: ProgramBuilder,
  bert: BertConfig,
  name: string,
  { z, stats }: Normed,
  dy: Ref,
  { inner, outer }: { inner?: number; outer?: number },
): { dz: Ref; dx: Ref } {
  const { hidden: H, hiddenDropout: rate } = bert;
  const of = (step: Step, site: number | undefined) =>
    mask(site === undefined ? null : step.dropout, rate, site ?? 0);
  const dz = b.activation(`${name}.dz`, "tokens", H);
  const dx = b.activation(`${name}.dx`, "tokens", H);
  b.call(layerNormGrad, { z, stats, norm: weights(name), dy, dz, dx }, (step) => {
    if (!backwards(step)) return null;
    const [out, input] = [of(step, outer), of(step, inner)];
    return {
      rows: step.counts.tokens,
      width: H,
      outKey: out.key,
      outThreshold: out.threshold,
      outScale: out.scale,
      inKey: input.key,
      inThreshold: input.threshold,
      inScale: input.scale,
    };
  });
  b.call(layerNormParamGrad, { z, stats, dy, dNorm: gradients(name) }, (step) =>
    backwards(step) ? { rows: step.counts.tokens, width: H, ...of(step, outer) } : null,
  );
  return { dz, dx };
}

function backwardEmbeddings(b: ProgramBuilder, bert: BertConfig, first: Normed, dy: Ref): Ref {
  const { hidden: H, maxPositions } = bert;
  const norm = "bert.embeddings.LayerNorm";
  const { dz } = normGrad(b, bert, norm, first, dy, { outer: SITE.embeddings });
  const dWords = b.activation("dWords", "words", H);
  b.call(
    embeddingGrad,
    {
      dz,
      rows: input("embeddingRows"),
      entries: input("embeddingEntries"),
      dWords,
      dPlaces: gradients("places"),
    },
    // Every position, and the first token type: the others are never used.
    (step) =>
      backwards(step) ? { words: step.counts.words, places: maxPositions + 1, width: H } : null,
  );
  return dWords;
}
