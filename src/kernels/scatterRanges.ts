import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { NONE, SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";

/**
 * Gradient of the last hidden states: each range gives its gradient to the row of its maximum, and
 * each sentence's [CLS] row gets that of the cls factor. One thread owns a column of a sentence, so
 * no atomics are needed and the order of the sums is fixed.
 *
 * @param argmax, dPool [spans + pairs, width] @param sentences [B, 8]
 * @param sums [B, allColumns] see groupSums.ts @param clsWeight [width, spanColumns]
 * @param dh [N, width]
 */
export const scatterRanges = defineKernel({
  name: "scatterRanges",
  operands: {
    argmax: "read u32",
    dPool: "read f32",
    sentences: "read u32",
    sums: "read f32",
    clsWeight: "read f32",
    dh: "write f32",
  },
  uniforms: {
    sentences: "u32",
    spans: "u32",
    width: "u32",
    spanColumns: "u32",
    allColumns: "u32",
    ...MASK,
  },
  bodies: {},
  /** Columns of each sentence, sixteen at a time. */
  units: ({ sentences, width }) => sentences * Math.ceil(width / 16),
  reference({ argmax, dPool, sentences, sums, clsWeight, dh }, u) {
    const { width } = u;
    for (let b = 0; b < u.sentences; b++) {
      const field = (name: keyof typeof SENTENCE) =>
        sentences[b * SENTENCE_FIELDS + SENTENCE[name]];
      const first = field("first");
      dh.fill(0, first * width, (first + field("length")) * width);
      const add = (range: number) => {
        for (let j = 0; j < width; j++) {
          const row = argmax[range * width + j];
          if (row !== NONE) dh[row * width + j] += dPool[range * width + j];
        }
      };
      for (let s = field("spanFrom"); s < field("spanTo"); s++) add(s);
      for (let p = field("pairFrom"); p < field("pairTo"); p++) add(u.spans + p);
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let k = 0; k < u.spanColumns; k++)
          sum += sums[b * u.allColumns + k] * clsWeight[j * u.spanColumns + k];
        dh[first * width + j] += kept(u.key, b * width + j, u) * sum;
      }
    }
  },
});
