import { defineKernel } from "./defineKernel.ts";

/**
 * Gradients of the embedding tables: each row is the sum over the tokens that used it, by lists
 * made on the host, so that there are no atomics and no table of zeros.
 *
 * @param dz [N, width] @param rows [words + places, 4] (from, to, 0, 0) into `entries`: the distinct
 *           words of the batch, then every position, then token type 0
 * @param entries token rows @param dWords [words, width] @param dPlaces [places, width]
 */
export const embeddingGrad = defineKernel({
  name: "embeddingGrad",
  operands: {
    dz: "read vec4f",
    rows: "read vec4u",
    entries: "read u32",
    dWords: "write vec4f",
    dPlaces: "write vec4f",
  },
  uniforms: { words: "u32", places: "u32", width: "u32" },
  bodies: {},
  units: ({ words, places }) => words + places,
  reference({ dz, rows, entries, dWords, dPlaces }, { words, places, width }) {
    for (let r = 0; r < words + places; r++)
      for (let c = 0; c < width; c++) {
        let sum = 0;
        for (let i = rows[4 * r]; i < rows[4 * r + 1]; i++) sum += dz[entries[i] * width + c];
        if (r < words) dWords[r * width + c] = sum;
        else dPlaces[(r - words) * width + c] = sum;
      }
  },
});
