import { groupSums as sumGroups } from "../../kernels/groupSums.ts";
import { rangeMax as poolRanges } from "../../kernels/rangeMax.ts";
import { NONE } from "../../kernels/sentenceRows.ts";
import { batchesOf, type CaseBatch, type Heads } from "./batches.ts";
import { DROPOUT, type Draft, type Draw, maskAt } from "./kernelCase.ts";

type Arrays = Draft["arrays"];
type Input = Float32Array | Uint32Array;

/** A batch's inputs, all there. */
const inputsOf = ({ batch }: CaseBatch) => batch.inputs as Readonly<Record<string, Input>>;

const each = (
  draw: Draw,
  make: (of: CaseBatch, rate: number) => Omit<Draft, "name">,
  dropout = DROPOUT,
): Draft[] =>
  batchesOf(draw).flatMap((of) =>
    dropout.map(([name, rate]) => ({ name: `${of.name}, ${name}`, ...make(of, rate) })),
  );

const allColumns = ({ span, pair }: Heads) => span + 2 * pair;

const columnOf = (column: number) => (column < 0 ? NONE : column);

/** Ties, as whole numbers have them, go to the first row; all are below zero in the second. */
export const rangeMax = (draw: Draw): Draft[] =>
  batchesOf(draw).flatMap((of) =>
    [0, 1].map((saved) => {
      const { batch, width } = of;
      const { tokens, ranges } = batch.counts;
      const { groups, items } = inputsOf(of);
      const h = draw.floats(tokens * width, -4, saved ? -1 : 1);
      return {
        name: `${of.name}, ${saved ? "saved" : "not saved"}`,
        arrays: {
          ...{ h: saved ? h.map(Math.round) : h, groups, items },
          pool: draw.floats(ranges * width),
          argmax: draw.wholes(ranges * width, 100),
        },
        uniforms: { groups: batch.groups, width, saved },
      };
    }),
  );

export const project = (draw: Draw): Draft[] =>
  [
    { name: "spans", rows: 23, inner: 53, columns: 20, stride: 24, gathered: 0, split: 8 },
    { name: "many spans", rows: 131, inner: 164, columns: 28, stride: 32, gathered: 0, split: 12 },
    { name: "sentences", rows: 4, inner: 52, columns: 8, stride: 8, gathered: 1, split: 8 },
    { name: "widths", rows: 9, inner: 25, columns: 20, stride: 20, gathered: 0, split: 8 },
    { name: "one row", rows: 1, inner: 3, columns: 4, stride: 4, gathered: 0, split: 4 },
  ].flatMap(({ name, ...sizes }) =>
    DROPOUT.map(([mask, rate]) => {
      const { rows, inner, columns, stride, gathered } = sizes;
      const { sentences } = inputsOf(batchesOf(draw)[0]);
      const { key: firstKey, threshold, scale } = maskAt(rate, 1);
      return {
        name: `${name}, ${mask}`,
        arrays: {
          x: draw.floats((gathered ? 41 : rows) * inner),
          sentences,
          w: draw.floats(inner * stride),
          out: draw.floats(rows * columns),
        },
        uniforms: { ...sizes, firstKey, secondKey: maskAt(rate, 2).key, threshold, scale },
      };
    }),
  );

export const spanLogits = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { span, pair, entityTypes, withLogits, widths } = of.heads;
    const { spans, sentences } = of.batch.counts;
    const all = allColumns(of.heads);
    return {
      arrays: {
        fromRange: draw.floats(spans * all),
        fromSentence: draw.floats(sentences * span),
        fromWidth: draw.floats(widths * all),
        spans: inputsOf(of).spans,
        bias: draw.floats(span),
        logitsWeight: draw.floats(entityTypes * 2 * pair),
        logits: draw.floats(spans * span),
        ends: draw.floats(spans * 2 * pair),
      },
      uniforms: {
        ...{ spans, spanColumns: span, endColumns: 2 * pair, entityTypes, withLogits },
        ...maskAt(rate),
      },
    };
  });

export const pairLogits = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { batch, heads, width: inner } = of;
    const { spans, pairs, ranges } = batch.counts;
    const first = allColumns(heads);
    const stride = first + heads.pair;
    return {
      arrays: {
        pool: draw.floats(ranges * inner),
        pairs: inputsOf(of).pairs,
        ends: draw.floats(spans * 2 * heads.pair),
        weight: draw.floats(inner * stride),
        bias: draw.floats(heads.pair),
        logits: draw.floats(pairs * heads.pair),
      },
      uniforms: { pairs, inner, columns: heads.pair, stride, first, ...maskAt(rate) },
    };
  });

/** Logits so large that exp would overflow, too. */
export const losses = (draw: Draw): Draft[] =>
  [3, 95].flatMap((size) =>
    each(
      draw,
      ({ batch, heads }) => {
        const { spans, pairs } = batch.counts;
        return {
          arrays: {
            spanLogits: draw.floats(spans * heads.span, -size, size),
            spans: batch.inputs.spans as Input,
            pairLogits: draw.floats(pairs * heads.pair, -size, size),
            targets: batch.inputs.targets as Input,
            dSpan: draw.floats(spans * heads.span),
            dPair: draw.floats(pairs * heads.pair),
            rowLosses: draw.floats((spans + pairs) * 4),
          },
          uniforms: {
            ...{ spans, pairs, spanColumns: heads.span, pairColumns: heads.pair },
            ...{ entityTypes: heads.entityTypes, relationTypes: heads.relationTypes },
            entityness: columnOf(heads.entityness),
            iou: columnOf(heads.iou),
            relatedness: columnOf(heads.relatedness),
            ...{ entitynessWeight: 0.5, iouWeight: 0.25, relatednessWeight: 2 },
          },
        };
      },
      [[`logits within ${size}`, 0]],
    ),
  );

/** Gradients of a span's columns and of a pair's. */
const gradientsOf = (draw: Draw, { batch, heads }: CaseBatch) => ({
  dAll: draw.floats(batch.counts.spans * allColumns(heads)),
  dPair: draw.floats(batch.counts.pairs * heads.pair),
});

export const spanLogitsGrad = (draw: Draw): Draft[] =>
  each(draw, (of, rate) => {
    const { span, pair, entityTypes, withLogits } = of.heads;
    const { spans } = of.batch.counts;
    const { endOffsets, endPairs } = inputsOf(of);
    return {
      arrays: {
        ...gradientsOf(draw, of),
        dSpan: draw.floats(spans * span),
        ...{ endOffsets, endPairs },
        logitsWeight: draw.floats(entityTypes * 2 * pair),
      },
      uniforms: {
        ...{ spans, spanColumns: span, pairColumns: pair, entityTypes, withLogits },
        ...maskAt(rate),
      },
    };
  });

function rangeUniforms({ batch, heads, width }: CaseBatch, rate: number) {
  const { key: spanKey, threshold, scale } = maskAt(rate, 1);
  return {
    ...{ spans: batch.counts.spans, pairs: batch.counts.pairs, inner: width },
    ...{ spanColumns: heads.span, allColumns: allColumns(heads), pairColumns: heads.pair },
    ...{ spanKey, endKey: maskAt(rate, 2).key, pairKey: maskAt(rate, 3).key, threshold, scale },
  };
}

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
      ...{ sentences: fields, widthOffsets, widthSpans },
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
        ...{ sentences: fields, logits: draw.floats(spans * span), dAll, sums },
        ...{ factors: draw.floats(end), dFactors: draw.floats(end) },
      },
      uniforms: {
        ...{ sentences, spans, widths, inner, size, entityTypes },
        ...{ spanColumns: span, allColumns: all, withLogits },
        ...{ clsAt, widthAt, logitsAt, sizesAt },
        ...{ clsKey: maskAt(rate, 1).key, spanSizeKey: maskAt(rate, 2).key },
        ...{ endSizeKey: maskAt(rate, 3).key, logitsKey: maskAt(rate, 4).key, threshold, scale },
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
        ...{ argmax, dPool: draw.floats(ranges * width), sentences: fields, sums },
        clsWeight: draw.floats(width * heads.span),
        dh: draw.floats(tokens * width),
      },
      uniforms: {
        ...{ sentences, spans, width, spanColumns: heads.span, allColumns: allColumns(heads) },
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
          ...{ dz: draw.floats(tokens * of.width), rows, entries },
          dWords: draw.floats(words * of.width),
          dPlaces: draw.floats(places * of.width),
        },
        uniforms: { words, places, width: of.width },
      };
    },
    [["tables", 0]],
  );
