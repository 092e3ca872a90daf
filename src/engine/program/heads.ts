// The heads of SpERT.MT as operations. All are linear, so the concatenations e(s) and r of the
// papers are never built: each factor is projected once, and rows are added.
import { factorGrad } from "../../kernels/factorGrad.ts";
import { groupSums } from "../../kernels/groupSums.ts";
import { losses, lossUniforms } from "../../kernels/losses.ts";
import { pairLogits } from "../../kernels/pairLogits.ts";
import { project } from "../../kernels/project.ts";
import { rangeGrad } from "../../kernels/rangeGrad.ts";
import { rangeMax } from "../../kernels/rangeMax.ts";
import { rangeWeightGrad } from "../../kernels/rangeWeightGrad.ts";
import { scatterRanges } from "../../kernels/scatterRanges.ts";
import { spanLogits } from "../../kernels/spanLogits.ts";
import { spanLogitsGrad } from "../../kernels/spanLogitsGrad.ts";
import { binaryOf, headsOn } from "../../model/heads/heads.ts";
import type { ModelShape } from "../../model/parameters.ts";
import { mask, SITE } from "./masks.ts";
import { factorOffsets } from "./parameterBlocks.ts";
import { gradients, input, type ProgramBuilder, type Ref, weights } from "./program.ts";
import { headSizes } from "./sizes.ts";
import type { Step } from "./step.ts";

/** The heads' operations; forward must come before backward. */
export interface Heads {
  /** [ranges, H] */
  readonly pool: Ref;
  /** [S, span columns] */
  readonly spans: Ref;
  /** [P, pair columns] */
  readonly pairs: Ref;
  /** Appends losses and the backward pass. @returns gradient of h, [N, H] */
  backward(): { dh: Ref; rowLosses: Ref };
}

/**
 * In training spans and pairs come in one run, ranges being spans, then pairs' contexts. In
 * prediction stage "spans" pools spans, stage "pairs" the contexts, in the same memory.
 *
 * @param h last hidden states [N, H]
 */
export function heads(b: ProgramBuilder, shape: ModelShape, h: Ref, training: boolean): Heads {
  const { hidden: H, layers } = shape.bert;
  const rate = shape.spert.dropout;
  const sizes = headSizes(shape);
  const { span, pair, all, range, entityTypes: E, widths, width: d } = sizes;
  const at = factorOffsets(shape, sizes);
  const site = SITE.heads(layers);
  const withLogits = sizes.withLogits ? 1 : 0;
  const inSpans = (step: Step) => step.stage !== "pairs";
  const inPairs = (step: Step) => step.stage !== "spans";
  const key = (step: Step, where: number) => mask(step.dropout, rate, where).key;
  const cut = ({ dropout }: Step) => {
    const { threshold, scale } = mask(dropout, rate, 0);
    return { threshold, scale };
  };
  const factor = (name: "cls" | "width" | "logits" | "sizes", size: number) =>
    weights("factors", at[name], size);
  const logitsWeight = factor("logits", E * 2 * pair);

  const pool = b.activation("pool", "ranges", H);
  const argmax = b.activation("argmax", training ? "ranges" : 1, H);
  const pooling = (isWanted: (step: Step) => boolean) =>
    b.call(rangeMax, { h, groups: input("groups"), items: input("items"), pool, argmax }, (step) =>
      isWanted(step) ? { groups: step.groups, width: H, saved: training ? 1 : 0 } : null,
    );
  pooling(inSpans);
  const projection = (
    x: Ref,
    w: Ref,
    out: Ref,
    uniforms: (step: Step) => Record<"rows" | "inner" | "columns" | "stride" | "gathered", number>,
    [first, second]: readonly [number, number],
  ) =>
    b.call(project, { x, sentences: input("sentences"), w, out }, (step) =>
      inSpans(step)
        ? {
            ...uniforms(step),
            split: span,
            firstKey: key(step, first),
            secondKey: key(step, second),
            ...cut(step),
          }
        : null,
    );
  const fromRange = b.activation("fromRange", "spans", all);
  projection(
    pool,
    weights("range"),
    fromRange,
    ({ counts }) => ({ rows: counts.spans, inner: H, columns: all, stride: range, gathered: 0 }),
    [site.spanPool, site.endPool],
  );
  const fromSentence = b.activation("fromSentence", "sentences", span);
  projection(
    h,
    factor("cls", H * span),
    fromSentence,
    ({ counts }) => ({
      rows: counts.sentences,
      inner: H,
      columns: span,
      stride: span,
      gathered: 1,
    }),
    [site.cls, site.cls],
  );
  const fromWidth = b.activation("fromWidth", widths, all);
  projection(
    factor("sizes", widths * d),
    factor("width", d * all),
    fromWidth,
    () => ({ rows: widths, inner: d, columns: all, stride: all, gathered: 0 }),
    [site.spanSizes, site.endSizes],
  );
  const spanOut = b.activation("spanLogits", "spans", span);
  const ends = b.activation("ends", "spans", 2 * pair);
  const spanSizes = { spanColumns: span, entityTypes: E, withLogits };
  b.call(
    spanLogits,
    {
      fromRange,
      fromSentence,
      fromWidth,
      spans: input("spans"),
      bias: weights("span.bias"),
      logitsWeight,
      logits: spanOut,
      ends,
    },
    (step) =>
      inSpans(step)
        ? {
            spans: step.counts.spans,
            endColumns: 2 * pair,
            ...spanSizes,
            ...mask(step.dropout, rate, site.logits),
          }
        : null,
  );
  if (!training) pooling((step) => !inSpans(step));
  const pairOut = b.activation("pairLogits", "pairs", pair);
  b.call(
    pairLogits,
    {
      pool,
      pairs: input("pairs"),
      ends,
      weight: weights("range"),
      bias: weights("pair.bias"),
      logits: pairOut,
    },
    (step) =>
      inPairs(step) && step.counts.pairs > 0
        ? {
            pairs: step.counts.pairs,
            inner: H,
            columns: pair,
            stride: range,
            first: all,
            ...mask(step.dropout, rate, site.context),
          }
        : null,
  );

  const { lossWeights } = shape.spert;
  const heads = headsOn(shape.spert.additions);
  const spanWeights = binaryOf(heads.span).map(({ name }) => lossWeights[name]);
  const pairWeights = binaryOf(heads.pair).map(({ name }) => lossWeights[name]);
  const backward = () => {
    const dSpan = b.activation("dSpan", "spans", span);
    const dPair = b.activation("dPair", "pairs", pair);
    const rowLosses = b.activation("rowLosses", "ranges", 4);
    b.call(
      losses,
      {
        spanLogits: spanOut,
        spans: input("spans"),
        pairLogits: pairOut,
        targets: input("targets"),
        dSpan,
        dPair,
        rowLosses,
      },
      ({ counts: { spans, pairs } }) => ({
        spans,
        pairs,
        spanColumns: span,
        pairColumns: pair,
        entityTypes: E,
        relationTypes: sizes.relationTypes,
        ...lossUniforms(spanWeights, pairWeights),
      }),
    );
    const dAll = b.activation("dAll", "spans", all);
    b.call(
      spanLogitsGrad,
      {
        dSpan,
        dPair,
        endOffsets: input("endOffsets"),
        endPairs: input("endPairs"),
        logitsWeight,
        dAll,
      },
      (step) => ({
        spans: step.counts.spans,
        pairColumns: pair,
        ...spanSizes,
        ...mask(step.dropout, rate, site.logits),
      }),
    );
    const rangeUniforms = (step: Step) => ({
      spans: step.counts.spans,
      pairs: step.counts.pairs,
      inner: H,
      spanColumns: span,
      allColumns: all,
      pairColumns: pair,
      spanKey: key(step, site.spanPool),
      endKey: key(step, site.endPool),
      pairKey: key(step, site.context),
      ...cut(step),
    });
    const dPool = b.activation("dPool", "ranges", H);
    b.call(rangeGrad, { dAll, dPair, weight: weights("range"), dPool }, rangeUniforms);
    b.call(
      rangeWeightGrad,
      {
        pool,
        dAll,
        dPair,
        dWeight: gradients("range"),
        dSpanBias: gradients("span.bias"),
        dPairBias: gradients("pair.bias"),
      },
      rangeUniforms,
    );
    const sums = b.activation("sums", "sums", all);
    b.call(
      groupSums,
      {
        dAll,
        sentences: input("sentences"),
        sums,
        widthOffsets: input("widthOffsets"),
        widthSpans: input("widthSpans"),
      },
      ({ counts }) => ({ sentences: counts.sentences, widths, columns: all }),
    );
    b.call(
      factorGrad,
      {
        h,
        sentences: input("sentences"),
        logits: spanOut,
        dAll,
        sums,
        factors: weights("factors"),
        dFactors: gradients("factors"),
      },
      (step) => ({
        sentences: step.counts.sentences,
        spans: step.counts.spans,
        widths,
        inner: H,
        size: d,
        allColumns: all,
        ...spanSizes,
        clsAt: at.cls,
        widthAt: at.width,
        logitsAt: at.logits,
        sizesAt: at.sizes,
        clsKey: key(step, site.cls),
        spanSizeKey: key(step, site.spanSizes),
        endSizeKey: key(step, site.endSizes),
        logitsKey: key(step, site.logits),
        ...cut(step),
      }),
    );
    const dh = b.activation("dh", "tokens", H);
    b.call(
      scatterRanges,
      {
        argmax,
        dPool,
        sentences: input("sentences"),
        sums,
        clsWeight: factor("cls", H * span),
        dh,
      },
      (step) => ({
        sentences: step.counts.sentences,
        spans: step.counts.spans,
        width: H,
        spanColumns: span,
        allColumns: all,
        ...mask(step.dropout, rate, site.cls),
      }),
    );
    return { dh, rowLosses };
  };
  return { pool, spans: spanOut, pairs: pairOut, backward };
}
