// The heads of SpERT.MT as operations. All are linear, so the concatenations e(s) and r of the
// papers are never built: each factor is projected once, and rows are added.
import { pairLogits } from "../../kernels/pairLogits.ts";
import { project } from "../../kernels/project.ts";
import { rangeMax } from "../../kernels/rangeMax.ts";
import { spanLogits } from "../../kernels/spanLogits.ts";
import type { ModelShape } from "../../model/parameters.ts";
import type { Counts } from "./axes.ts";
import { type HeadSet, headSet } from "./headSet.ts";
import { backwardHeads } from "./headsGrad.ts";
import { input, type ProgramBuilder, type Ref, weights } from "./program.ts";
import type { Step } from "./step.ts";

/** The heads' operations; forward must come before backward. */
export interface Heads {
  /** [ranges, H] */
  readonly pool: Ref;
  /** [S, span columns] */
  readonly spans: Ref;
  /** [P, pair columns] */
  readonly pairs: Ref;
  /**
   * Appends losses and the backward pass.
   *
   * @param wantsStates whether h asks for a gradient @returns that, [N, H], or null
   */
  backward(wantsStates: boolean): { dh: Ref | null; rowLosses: Ref };
}

/**
 * In training spans and pairs come in one run, ranges being spans, then pairs' contexts. In
 * prediction stage "spans" pools spans, stage "pairs" the contexts, in the same memory.
 *
 * @param h last hidden states [N, H]
 */
export function heads(b: ProgramBuilder, shape: ModelShape, h: Ref, training: boolean): Heads {
  const { hidden: H } = shape.bert;
  const set = headSet(b, shape);
  const pool = b.activation("pool", "ranges", H);
  const argmax = b.activation("argmax", training ? "ranges" : 1, H);
  const pooling = (isWanted: (step: Step) => boolean) =>
    b.call(rangeMax, { h, groups: input("groups"), items: input("items"), pool, argmax }, (step) =>
      isWanted(step) ? { groups: step.groups, width: H, saved: training ? 1 : 0 } : null,
    );
  pooling(inSpans);
  const { spans, ends } = spanHeads(set, h, pool);
  if (!training) pooling((step) => !inSpans(step));
  const pairs = pairHeads(set, pool, ends);
  const backward = (wantsStates: boolean) =>
    backwardHeads(set, { h, pool, argmax, spans, pairs }, wantsStates);
  return { pool, spans, pairs, backward };
}

const inSpans = (step: Step) => step.stage !== "pairs";
const inPairs = (step: Step) => step.stage !== "spans";

/** One factor of the span heads' input, and what it adds to the logits. */
interface Projection {
  readonly x: Ref;
  readonly w: Ref;
  readonly out: Ref;
  /** 1 where the rows are the first of each sentence. */
  readonly gathered: 0 | 1;
  readonly rows: (counts: Counts) => number;
  readonly inner: number;
  readonly columns: number;
  /** Columns of w. */
  readonly stride: number;
  /** Places of dropout: of the span heads' columns, and of those for the ends of pairs. */
  readonly sites: readonly [number, number];
}

function projection({ b, sizes, keyOf, cutOf }: HeadSet, of: Projection): void {
  const { x, w, out, gathered, rows, inner, columns, stride } = of;
  const [first, second] = of.sites;
  b.call(project, { x, sentences: input("sentences"), w, out }, (step) =>
    inSpans(step)
      ? {
          rows: rows(step.counts),
          inner,
          columns,
          stride,
          gathered,
          split: sizes.span,
          firstKey: keyOf(step, first),
          secondKey: keyOf(step, second),
          ...cutOf(step),
        }
      : null,
  );
}

/** @returns the span heads' logits, and what each span gives to pairs as their head and tail */
function spanHeads(set: HeadSet, h: Ref, pool: Ref): { spans: Ref; ends: Ref } {
  const { b, shape, sizes, at, site, spanUniforms, clsWeight, logitsWeight, maskOf } = set;
  const { hidden: H } = shape.bert;
  const { span, pair, all, range, widths, width: d } = sizes;
  const fromRange = b.activation("fromRange", "spans", all);
  projection(set, {
    x: pool,
    w: weights("range"),
    out: fromRange,
    gathered: 0,
    rows: (counts) => counts.spans,
    inner: H,
    columns: all,
    stride: range,
    sites: [site.spanPool, site.endPool],
  });
  const fromSentence = b.activation("fromSentence", "sentences", span);
  projection(set, {
    x: h,
    w: clsWeight,
    out: fromSentence,
    gathered: 1,
    rows: (counts) => counts.sentences,
    inner: H,
    columns: span,
    stride: span,
    sites: [site.cls, site.cls],
  });
  const fromWidth = b.activation("fromWidth", widths, all);
  projection(set, {
    x: weights("factors", at.sizes, widths * d),
    w: weights("factors", at.width, d * all),
    out: fromWidth,
    gathered: 0,
    rows: () => widths,
    inner: d,
    columns: all,
    stride: all,
    sites: [site.spanSizes, site.endSizes],
  });
  const spans = b.activation("spanLogits", "spans", span);
  const ends = b.activation("ends", "spans", 2 * pair);
  b.call(
    spanLogits,
    {
      fromRange,
      fromSentence,
      fromWidth,
      spans: input("spans"),
      bias: weights("span.bias"),
      logitsWeight,
      logits: spans,
      ends,
    },
    (step) =>
      inSpans(step)
        ? {
            spans: step.counts.spans,
            endColumns: 2 * pair,
            ...spanUniforms,
            ...maskOf(step, site.logits),
          }
        : null,
  );
  return { spans, ends };
}

/** @returns the pair heads' logits */
function pairHeads({ b, shape, sizes, site, maskOf }: HeadSet, pool: Ref, ends: Ref): Ref {
  const { pair, all, range } = sizes;
  const pairs = b.activation("pairLogits", "pairs", pair);
  b.call(
    pairLogits,
    {
      pool,
      pairs: input("pairs"),
      ends,
      weight: weights("range"),
      bias: weights("pair.bias"),
      logits: pairs,
    },
    (step) =>
      inPairs(step) && step.counts.pairs > 0
        ? {
            pairs: step.counts.pairs,
            inner: shape.bert.hidden,
            columns: pair,
            stride: range,
            first: all,
            ...maskOf(step, site.context),
          }
        : null,
  );
  return pairs;
}
