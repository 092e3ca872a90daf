import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { SENTENCE_FIELDS } from "./sentenceRows.ts";

/**
 * Gradients of the weights of the factors that spans share, and of the width embedding. All lie in
 * one stretch of the parameters, at the offsets `clsAt` … (in floats):
 * cls [inner, spanColumns], width [size, All], logits [entityTypes, All − spanColumns],
 * sizes [widths, size].
 *
 * @param h [N, inner] @param sentences [B, 8] @param logits [spans, spanColumns]
 * @param dAll [spans, All] @param sums [B + widths, All] see groupSums.ts
 * @param factors, dFactors the stretch of the weights and of the gradients
 */
export const factorGrad = defineKernel({
  name: "factorGrad",
  operands: {
    h: "read f32",
    sentences: "read u32",
    logits: "read f32",
    dAll: "read f32",
    sums: "read f32",
    factors: "read f32",
    dFactors: "write f32",
  },
  uniforms: {
    sentences: "u32",
    spans: "u32",
    widths: "u32",
    inner: "u32",
    /** Columns of the width embedding. */
    size: "u32",
    entityTypes: "u32",
    spanColumns: "u32",
    allColumns: "u32",
    withLogits: "u32",
    clsAt: "u32",
    widthAt: "u32",
    logitsAt: "u32",
    sizesAt: "u32",
    clsKey: "u32",
    /** Masks on the width embedding for the span heads and for the ends. */
    spanSizeKey: "u32",
    endSizeKey: "u32",
    logitsKey: "u32",
    threshold: "u32",
    scale: "f32",
  },
  bodies: {},
  /** Rows of cls, of width, of logits, of sizes. */
  units: ({ inner, size, entityTypes, widths }) => inner + size + entityTypes + widths,
  reference({ h, sentences, logits, dAll, sums, factors, dFactors }, u) {
    const { inner, size, spanColumns, allColumns, entityTypes: E } = u;
    const endColumns = allColumns - spanColumns;
    for (let j = 0; j < inner; j++)
      for (let k = 0; k < spanColumns; k++) {
        let sum = 0;
        for (let b = 0; b < u.sentences; b++) {
          const row = sentences[b * SENTENCE_FIELDS];
          const cls = h[row * inner + j] * kept(u.clsKey, b * inner + j, u);
          sum += cls * sums[b * allColumns + k];
        }
        dFactors[u.clsAt + j * spanColumns + k] = sum;
      }
    const sizeKept = (w: number, j: number, k: number) =>
      kept(k < spanColumns ? u.spanSizeKey : u.endSizeKey, w * size + j, u);
    for (let j = 0; j < size; j++)
      for (let k = 0; k < allColumns; k++) {
        let sum = 0;
        for (let w = 0; w < u.widths; w++)
          sum +=
            factors[u.sizesAt + w * size + j] *
            sizeKept(w, j, k) *
            sums[(u.sentences + w) * allColumns + k];
        dFactors[u.widthAt + j * allColumns + k] = sum;
      }
    for (let e = 0; u.withLogits && e < E; e++)
      for (let c = 0; c < endColumns; c++) {
        let sum = 0;
        for (let s = 0; s < u.spans; s++)
          sum +=
            logits[s * spanColumns + e] *
            kept(u.logitsKey, s * E + e, u) *
            dAll[s * allColumns + spanColumns + c];
        dFactors[u.logitsAt + e * endColumns + c] = sum;
      }
    for (let w = 0; w < u.widths; w++)
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < allColumns; k++)
          sum +=
            sizeKept(w, j, k) *
            sums[(u.sentences + w) * allColumns + k] *
            factors[u.widthAt + j * allColumns + k];
        dFactors[u.sizesAt + w * size + j] = sum;
      }
  },
});
