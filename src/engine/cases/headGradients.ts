import { groupSums as sumGroups } from "../../kernels/groupSums.ts";
import { rangeMax as poolRanges } from "../../kernels/rangeMax.ts";
import type { CaseBatch } from "./batches.ts";
import { type Arrays, allColumns, each, type Input, inputsOf } from "./headCases.ts";
import { type Draft, type Draw, maskAt } from "./kernelCase.ts";

export const spanLogitsGrad = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { span, pair, entityTypes, withLogits } = of.heads;
    const { spans } = of.batch.counts;
    const { endOffsets, endPairs } = inputsOf(of);
    return {
      arrays: {
        ...gradientsOf(draw, of),
        dSpan: draw.floats(spans * span),
        endOffsets,
        endPairs,
        logitsWeight: draw.floats(entityTypes * 2 * pair),
      },
      uniforms: {
        spans,
        spanColumns: span,
        pairColumns: pair,
        entityTypes,
        withLogits,
        ...maskAt(rate),
      },
    };
  });

function rangeUniforms({ batch, heads, width }: CaseBatch, rate: number) {
  const { key: spanKey, threshold, scale } = maskAt(rate, 1);
  return {
    spans: batch.counts.spans,
    pairs: batch.counts.pairs,
    inner: width,
    spanColumns: heads.span,
    allColumns: allColumns(heads),
    pairColumns: heads.pair,
    spanKey,
    endKey: maskAt(rate, 2).key,
    pairKey: maskAt(rate, 3).key,
    threshold,
    scale,
  };
}

/** Gradients of a span's columns and of a pair's. */
const gradientsOf = (draw: Draw, { batch, heads }: CaseBatch) => ({
  dAll: draw.floats(batch.counts.spans * allColumns(heads)),
  dPair: draw.floats(batch.counts.pairs * heads.pair),
});

/** [·] of the weights of what ranges pool. */
const rangeWeights = ({ heads, width }: CaseBatch) => width * (allColumns(heads) + heads.pair);

export const rangeGrad = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => ({
    arrays: {
      ...gradientsOf(draw, of),
      weight: draw.floats(rangeWeights(of)),
      dPool: draw.floats(of.batch.counts.ranges * of.width),
    },
    uniforms: rangeUniforms(of, rate),
  }));

export const rangeWeightGrad = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => ({
    arrays: {
      pool: draw.floats(of.batch.counts.ranges * of.width),
      ...gradientsOf(draw, of),
      dWeight: draw.floats(rangeWeights(of)),
      dSpanBias: draw.floats(of.heads.span),
      dPairBias: draw.floats(of.heads.pair),
    },
    uniforms: rangeUniforms(of, rate),
  }));

function sumCall(draw: Draw, of: CaseBatch) {
  const { sentences } = of.batch.counts;
  const { widths } = of.heads;
  const columns = allColumns(of.heads);
  const { sentences: fields, widthOffsets, widthSpans } = inputsOf(of);
  return {
    arrays: {
      dAll: gradientsOf(draw, of).dAll,
      sentences: fields,
      widthOffsets,
      widthSpans,
      sums: draw.floats((sentences + widths) * columns),
    },
    uniforms: { sentences, widths, columns },
  };
}

export const groupSums = (draw: Draw): Draft[] =>
  each(draw, (of) => sumCall(draw, of), [["sums", 0]]);

/** `groupSums` after its reference has run. */
function summed(draw: Draw, of: CaseBatch): Arrays & Record<"dAll" | "sums" | "sentences", Input> {
  const { arrays, uniforms } = sumCall(draw, of);
  sumGroups.reference(arrays, uniforms, { headSize: 4 });
  return arrays;
}

export const factorGrad = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { span, pair, entityTypes, withLogits, size, widths } = of.heads;
    const { tokens, spans, sentences } = of.batch.counts;
    const all = allColumns(of.heads);
    const inner = of.width;
    // In fours, as the layout of the parameters has them, and in another order.
    const inFours = (n: number) => Math.ceil(n / 4) * 4;
    const widthAt = 4;
    const sizesAt = widthAt + inFours(size * all);
    const clsAt = sizesAt + inFours(widths * size);
    const logitsAt = clsAt + inFours(inner * span);
    const end = logitsAt + inFours(entityTypes * 2 * pair);
    const { dAll, sums, sentences: fields } = summed(draw, of);
    const { threshold, scale } = maskAt(rate);
    return {
      arrays: {
        h: draw.floats(tokens * inner),
        sentences: fields,
        logits: draw.floats(spans * span),
        dAll,
        sums,
        factors: draw.floats(end),
        dFactors: draw.floats(end),
      },
      uniforms: {
        sentences,
        spans,
        widths,
        inner,
        size,
        entityTypes,
        spanColumns: span,
        allColumns: all,
        withLogits,
        clsAt,
        widthAt,
        logitsAt,
        sizesAt,
        clsKey: maskAt(rate, 1).key,
        spanSizeKey: maskAt(rate, 2).key,
        endSizeKey: maskAt(rate, 3).key,
        logitsKey: maskAt(rate, 4).key,
        threshold,
        scale,
      },
    };
  });

export const scatterRanges = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { batch, heads, width } = of;
    const { tokens, spans, ranges, sentences } = batch.counts;
    const { groups, items } = inputsOf(of);
    const argmax = new Uint32Array(ranges * width);
    const [h, pool] = [draw.floats(tokens * width), new Float32Array(ranges * width)];
    poolRanges.reference(
      { h, groups, items, pool, argmax },
      { groups: batch.groups, width, saved: 1 },
      { headSize: 4 },
    );
    const { sums, sentences: fields } = summed(draw, of);
    return {
      arrays: {
        argmax,
        dPool: draw.floats(ranges * width),
        sentences: fields,
        sums,
        clsWeight: draw.floats(width * heads.span),
        dh: draw.floats(tokens * width),
      },
      uniforms: {
        sentences,
        spans,
        width,
        spanColumns: heads.span,
        allColumns: allColumns(heads),
        ...maskAt(rate),
      },
    };
  });

export const embeddingGrad = (draw: Draw): Draft[] =>
  each(
    draw,
    (of) => {
      const { embeddingRows: rows, embeddingEntries: entries } = inputsOf(of);
      const { tokens, words } = of.batch.counts;
      const places = rows.length / 4 - words;
      return {
        arrays: {
          dz: draw.floats(tokens * of.width),
          rows,
          entries,
          dWords: draw.floats(words * of.width),
          dPlaces: draw.floats(places * of.width),
        },
        uniforms: { words, places, width: of.width },
      };
    },
    [["tables", 0]],
  );
