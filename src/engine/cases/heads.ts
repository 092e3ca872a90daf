import { lossUniforms } from "../../kernels/losses.ts";
import { batchesOf } from "./batches.ts";
import { allColumns, each, type Input, inputsOf } from "./headCases.ts";
import { DROPOUT, type Draft, type Draw, maskAt } from "./kernelCase.ts";

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
          h: saved ? h.map(Math.round) : h,
          groups,
          items,
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
        spans,
        spanColumns: span,
        endColumns: 2 * pair,
        entityTypes,
        withLogits,
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

/** Each batch twice over: two halves with the same targets and other logits. */
export const agreement = (draw: Draw): Draft[] =>
  [2, 30].flatMap((size) =>
    each(
      draw,
      ({ batch, heads, scales }) => {
        const [spans, pairs] = [2 * batch.counts.spans, 2 * batch.counts.pairs];
        const targets = batch.inputs.targets as Float32Array<ArrayBuffer>;
        const ofSpans = targets.subarray(0, batch.counts.spans * heads.span);
        const ofPairs = targets.subarray(ofSpans.length);
        return {
          arrays: {
            spanLogits: draw.floats(spans * heads.span, -size, size),
            pairLogits: draw.floats(pairs * heads.pair, -size, size),
            targets: Float32Array.from([...ofSpans, ...ofSpans, ...ofPairs, ...ofPairs]),
            dSpan: draw.floats(spans * heads.span),
            dPair: draw.floats(pairs * heads.pair),
            rowLosses: draw.floats((spans + pairs) * 4),
          },
          uniforms: {
            spans,
            pairs,
            spanColumns: heads.span,
            pairColumns: heads.pair,
            entityTypes: heads.entityTypes,
            relationTypes: heads.relationTypes,
            ...lossUniforms(scales),
            weight: 0.7,
          },
        };
      },
      [[`logits within ${size}`, 0]],
    ),
  );

/** Logits so large that exp would overflow, too. */
export const losses = (draw: Draw): Draft[] =>
  [3, 95].flatMap((size) =>
    each(
      draw,
      ({ batch, heads, scales }) => {
        const { spans, pairs } = batch.counts;
        return {
          arrays: {
            spanLogits: draw.floats(spans * heads.span, -size, size),
            pairLogits: draw.floats(pairs * heads.pair, -size, size),
            targets: batch.inputs.targets as Input,
            dSpan: draw.floats(spans * heads.span),
            dPair: draw.floats(pairs * heads.pair),
            rowLosses: draw.floats((spans + pairs) * 4),
          },
          uniforms: {
            spans,
            pairs,
            spanColumns: heads.span,
            pairColumns: heads.pair,
            entityTypes: heads.entityTypes,
            relationTypes: heads.relationTypes,
            ...lossUniforms(scales),
          },
        };
      },
      [[`logits within ${size}`, 0]],
    ),
  );
