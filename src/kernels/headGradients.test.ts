import { expect, test } from "vitest";
import {
  type Doubles,
  gradientError,
  randomDoubles as random,
  runReference as run,
  zeros,
} from "../engine/cases/differences.ts";
import { maskAt } from "../engine/cases/kernelCase.ts";
import { PLAIN_TABLE, packBatch } from "../engine/plan/batchInputs.ts";
import { lossScales } from "../engine/plan/lossScales.ts";
import { UNKNOWN } from "../model/batch.ts";
import { factorGrad } from "./factorGrad.ts";
import { groupSums } from "./groupSums.ts";
import { losses, lossUniforms } from "./losses.ts";
import { pairLogits } from "./pairLogits.ts";
import { project } from "./project.ts";
import { rangeGrad } from "./rangeGrad.ts";
import { rangeMax } from "./rangeMax.ts";
import { rangeWeightGrad } from "./rangeWeightGrad.ts";
import { scatterRanges } from "./scatterRanges.ts";
import { spanLogits } from "./spanLogits.ts";
import { spanLogitsGrad } from "./spanLogitsGrad.ts";

const HEADS = { entityTypes: 3, relationTypes: 2, span: 6, pair: 4, withLogits: 1 };
const WIDTHS = 4;

/** Three sentences; words, spans, contexts and widths that are used more than once. */
function packed() {
  const span = (sentence: number, start: number, end: number, types: readonly number[]) => ({
    sentence,
    start,
    end,
    words: end - start,
    targets: [...types, ...(types[0] < 0.5 ? [1, 0.8] : [UNKNOWN, 0.3])],
  });
  const spans = [
    span(0, 1, 2, [0, 1, 0]),
    span(0, 3, 5, [0, 0, 1]),
    span(0, 0, 5, [1, 0, UNKNOWN]),
    span(1, 1, 2, [0.2, 0.5, 0.3]),
    span(2, 1, 4, [0.9, UNKNOWN, 0.1]),
  ];
  const pairs = [
    { head: 0, tail: 1, targets: [1, 0, 1] },
    { head: 1, tail: 0, targets: [UNKNOWN, 0.7, 1] },
    { head: 2, tail: 1, targets: [0, UNKNOWN, UNKNOWN] },
  ];
  const sentences = [
    [1, 5, 7, 5, 2],
    [1, 4, 2],
    [1, 7, 7, 2],
  ];
  const sizes = { ...HEADS, widths: WIDTHS, positions: 6, positionOffset: 0, places: 7 };
  return {
    ...packBatch({ sentences, spans, pairs }, sizes, PLAIN_TABLE),
    scales: lossScales({ spans, pairs }, { ...HEADS, spans: [0.5, 0.25], pairs: [2] }),
  };
}

test.each([0, 0.3].flatMap((rate) => [0, 1].map((withLogits) => [rate, withLogits] as const)))(
  "heads and losses, dropout %d, logits in the relation input: %d",
  (rate, withLogits) => {
    const [H, size] = [4, 3];
    const { span, pair, entityTypes, relationTypes } = HEADS;
    const [ends, all] = [2 * pair, span + 2 * pair];
    const stride = all + pair;
    const { counts, inputs, groups, scales } = packed();
    const { spans, pairs, ranges, sentences } = counts;
    const input = inputs as Doubles;
    const { threshold, scale } = maskAt(rate);
    const key = (site: number) => maskAt(rate, site).key;
    const mask = (site: number) => maskAt(rate, site);

    const h = random(counts.tokens * H);
    const weight = random(H * stride);
    const at = { clsAt: 0, widthAt: H * span, logitsAt: 0, sizesAt: 0 };
    at.logitsAt = at.widthAt + size * all;
    at.sizesAt = at.logitsAt + entityTypes * ends;
    const factors = random(at.sizesAt + WIDTHS * size);
    const cls = factors.subarray(at.clsAt, at.widthAt);
    const ofWidth = factors.subarray(at.widthAt, at.logitsAt);
    const logitsWeight = factors.subarray(at.logitsAt, at.sizesAt);
    const sizes = factors.subarray(at.sizesAt);
    const [spanBias, pairBias] = [random(span), random(pair)];

    const pool = zeros(ranges * H);
    const argmax = new Uint32Array(ranges * H);
    const [fromRange, fromSentence] = [zeros(spans * all), zeros(sentences * span)];
    const [fromWidth, y, end] = [zeros(WIDTHS * all), zeros(spans * span), zeros(spans * ends)];
    const relations = zeros(pairs * pair);
    const [dSpan, dPair, rowLosses] = [zeros(spans * span), zeros(pairs * pair), zeros(4 * ranges)];
    const spanSizes = { spans, spanColumns: span, entityTypes, withLogits };

    const loss = () => {
      const { groups: groupRows, items } = input;
      run(rangeMax, { h, groups: groupRows, items, pool, argmax }, { groups, width: H, saved: 1 });
      const projection = (
        arrays: Record<"x" | "w" | "out", Float64Array>,
        of: Record<"rows" | "inner" | "columns" | "stride" | "gathered", number>,
        [first, second]: readonly number[],
      ) =>
        run(
          project,
          { ...arrays, sentences: input.sentences },
          { ...of, split: span, firstKey: key(first), secondKey: key(second), threshold, scale },
        );
      const over = { gathered: 0, columns: all, stride: all };
      projection(
        { x: pool, w: weight, out: fromRange },
        { ...over, rows: spans, inner: H, stride },
        [1, 2],
      );
      const gathered = { rows: sentences, inner: H, columns: span, stride: span, gathered: 1 };
      projection({ x: h, w: cls, out: fromSentence }, gathered, [3, 3]);
      projection(
        { x: sizes, w: ofWidth, out: fromWidth },
        { ...over, rows: WIDTHS, inner: size },
        [4, 5],
      );
      run(
        spanLogits,
        {
          fromRange,
          fromSentence,
          fromWidth,
          spans: input.spans,
          bias: spanBias,
          logitsWeight,
          logits: y,
          ends: end,
        },
        { ...spanSizes, endColumns: ends, ...mask(6) },
      );
      run(
        pairLogits,
        { pool, pairs: input.pairs, ends: end, weight, bias: pairBias, logits: relations },
        { pairs, inner: H, columns: pair, stride, first: all, ...mask(7) },
      );
      run(
        losses,
        {
          spanLogits: y,
          pairLogits: relations,
          targets: Float64Array.from(input.targets),
          dSpan,
          dPair,
          rowLosses,
        },
        {
          ...HEADS,
          spans,
          pairs,
          spanColumns: span,
          pairColumns: pair,
          relationTypes,
          ...lossUniforms(scales),
        },
      );
      return rowLosses.reduce((sum, x) => sum + x, 0);
    };

    loss();
    const dAll = zeros(spans * all);
    const { endOffsets, endPairs } = input;
    run(
      spanLogitsGrad,
      { dSpan, dPair, endOffsets, endPairs, logitsWeight, dAll },
      { ...spanSizes, pairColumns: pair, ...mask(6) },
    );
    const ofRanges = {
      spans,
      pairs,
      inner: H,
      spanColumns: span,
      allColumns: all,
      pairColumns: pair,
      spanKey: key(1),
      endKey: key(2),
      pairKey: key(7),
      threshold,
      scale,
    };
    const [dPool, dWeight] = [zeros(ranges * H), zeros(H * stride)];
    const [dSpanBias, dPairBias] = [zeros(span), zeros(pair)];
    run(rangeGrad, { dAll, dPair, weight, dPool }, ofRanges);
    run(rangeWeightGrad, { pool, dAll, dPair, dWeight, dSpanBias, dPairBias }, ofRanges);
    const sums = zeros((sentences + WIDTHS) * all);
    const { sentences: fields, widthOffsets, widthSpans } = input;
    run(
      groupSums,
      { dAll, sentences: fields, widthOffsets, widthSpans, sums },
      { sentences, widths: WIDTHS, columns: all },
    );
    const dFactors = zeros(factors.length);
    run(
      factorGrad,
      { h, sentences: fields, logits: y, dAll, sums, factors, dFactors },
      {
        ...spanSizes,
        ...at,
        sentences,
        widths: WIDTHS,
        inner: H,
        size,
        allColumns: all,
        clsKey: key(3),
        spanSizeKey: key(4),
        endSizeKey: key(5),
        logitsKey: key(6),
        threshold,
        scale,
      },
    );
    const dh = zeros(h.length);
    run(
      scatterRanges,
      { argmax, dPool, sentences: fields, sums, clsWeight: cls, dh },
      { sentences, spans, width: H, spanColumns: span, allColumns: all, ...mask(3) },
    );
    expect(gradientError(dh, h, loss), "hidden states").toBeLessThan(5e-6);
    expect(gradientError(dWeight, weight, loss), "weights of the pooled ranges").toBeLessThan(5e-6);
    expect(gradientError(dFactors, factors, loss), "factors").toBeLessThan(5e-6);
    expect(gradientError(dSpanBias, spanBias, loss), "bias of the span heads").toBeLessThan(5e-6);
    expect(gradientError(dPairBias, pairBias, loss), "bias of the pair heads").toBeLessThan(5e-6);
  },
);
