import { agreement } from "../../kernels/agreement.ts";
import { factorGrad } from "../../kernels/factorGrad.ts";
import { groupSums } from "../../kernels/groupSums.ts";
import { losses, lossUniforms } from "../../kernels/losses.ts";
import { rangeGrad } from "../../kernels/rangeGrad.ts";
import { rangeWeightGrad } from "../../kernels/rangeWeightGrad.ts";
import { scatterRanges } from "../../kernels/scatterRanges.ts";
import { spanLogitsGrad } from "../../kernels/spanLogitsGrad.ts";
import type { HeadSet } from "./headSet.ts";
import { gradients, input, type Ref, weights } from "./program.ts";
import type { Step } from "./step.ts";

/** What the forward pass leaves for the backward one. */
export interface SavedHeads {
  /** Last hidden states, [N, H]. */
  readonly h: Ref;
  /** Maxima of the ranges and the tokens that they are of, [ranges, H] each. */
  readonly pool: Ref;
  readonly argmax: Ref;
  /** Logits, [S, span columns] and [P, pair columns]. */
  readonly spans: Ref;
  readonly pairs: Ref;
}

/**
 * Appends losses and the backward pass.
 *
 * @param wantsStates whether h asks for a gradient @returns that, [N, H], or null
 */
export function backwardHeads(
  set: HeadSet,
  saved: SavedHeads,
  wantsStates: boolean,
): { dh: Ref | null; rowLosses: Ref } {
  const { b, sizes, site, spanUniforms, logitsWeight, maskOf } = set;
  const { dSpan, dPair, rowLosses } = lossGrad(set, saved);
  const dAll = b.activation("dAll", "spans", sizes.all);
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
      pairColumns: sizes.pair,
      ...spanUniforms,
      ...maskOf(step, site.logits),
    }),
  );
  const dPool = rangeGrads(set, saved.pool, { dAll, dPair }, wantsStates);
  const sums = factorGrads(set, saved, dAll);
  return { dh: dPool && hiddenGrad(set, saved.argmax, { dPool, sums }), rowLosses };
}

/** Losses, and the gradients of the logits. */
function lossGrad({ b, sizes }: HeadSet, { spans, pairs }: SavedHeads) {
  const dSpan = b.activation("dSpan", "spans", sizes.span);
  const dPair = b.activation("dPair", "pairs", sizes.pair);
  const rowLosses = b.activation("rowLosses", "ranges", 4);
  const operands = {
    spanLogits: spans,
    pairLogits: pairs,
    targets: input("targets"),
    dSpan,
    dPair,
    rowLosses,
  };
  const uniforms = ({ counts, scales }: Step) =>
    scales && {
      spans: counts.spans,
      pairs: counts.pairs,
      spanColumns: sizes.span,
      pairColumns: sizes.pair,
      entityTypes: sizes.entityTypes,
      relationTypes: sizes.relationTypes,
      ...lossUniforms(scales),
    };
  b.call(losses, operands, uniforms);
  b.call(agreement, operands, (step) => {
    const { agreement: weight = 0 } = step;
    const of = weight > 0 ? uniforms(step) : null;
    return of && { ...of, weight };
  });
  return { dSpan, dPair, rowLosses };
}

/** Gradients of the weights of what is pooled, and of the biases. @returns that of the pool, or null */
function rangeGrads(
  { b, shape, sizes, site, keyOf, cutOf }: HeadSet,
  pool: Ref,
  { dAll, dPair }: { readonly dAll: Ref; readonly dPair: Ref },
  wantsPool: boolean,
): Ref | null {
  const { hidden: H } = shape.bert;
  const uniforms = (step: Step) => ({
    spans: step.counts.spans,
    pairs: step.counts.pairs,
    inner: H,
    spanColumns: sizes.span,
    allColumns: sizes.all,
    pairColumns: sizes.pair,
    spanKey: keyOf(step, site.spanPool),
    endKey: keyOf(step, site.endPool),
    pairKey: keyOf(step, site.context),
    ...cutOf(step),
  });
  const dPool = wantsPool ? b.activation("dPool", "ranges", H) : null;
  if (dPool) b.call(rangeGrad, { dAll, dPair, weight: weights("range"), dPool }, uniforms);
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
    uniforms,
  );
  return dPool;
}

/** Gradients of the factors. @returns sums of dAll over each sentence and each width */
function factorGrads(set: HeadSet, { h, spans: logits }: SavedHeads, dAll: Ref): Ref {
  const { b, shape, sizes, at, site, spanUniforms, keyOf, cutOf } = set;
  const { all, widths } = sizes;
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
      logits,
      dAll,
      sums,
      factors: weights("factors"),
      dFactors: gradients("factors"),
    },
    (step) => ({
      sentences: step.counts.sentences,
      spans: step.counts.spans,
      widths,
      inner: shape.bert.hidden,
      size: sizes.width,
      allColumns: all,
      ...spanUniforms,
      clsAt: at.cls,
      widthAt: at.width,
      logitsAt: at.logits,
      sizesAt: at.sizes,
      clsKey: keyOf(step, site.cls),
      spanSizeKey: keyOf(step, site.spanSizes),
      endSizeKey: keyOf(step, site.endSizes),
      logitsKey: keyOf(step, site.logits),
      ...cutOf(step),
    }),
  );
  return sums;
}

/** @returns gradient of h, [N, H] */
function hiddenGrad(
  { b, shape, sizes, site, clsWeight, maskOf }: HeadSet,
  argmax: Ref,
  { dPool, sums }: { readonly dPool: Ref; readonly sums: Ref },
): Ref {
  const { hidden: H } = shape.bert;
  const dh = b.activation("dh", "tokens", H);
  b.call(
    scatterRanges,
    { argmax, dPool, sentences: input("sentences"), sums, clsWeight, dh },
    (step) => ({
      sentences: step.counts.sentences,
      spans: step.counts.spans,
      width: H,
      spanColumns: sizes.span,
      allColumns: sizes.all,
      ...maskOf(step, site.cls),
    }),
  );
  return dh;
}
