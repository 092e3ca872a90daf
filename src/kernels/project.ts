import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { SENTENCE_FIELDS } from "./sentenceRows.ts";

/**
 * A factor of the heads through its block of their weights: out = mask(X) W. Columns before `split`
 * see the first mask, the others the second. With `gathered`, row r of X is the first row of
 * sentence r.
 *
 * @param x [·, inner] @param sentences [B, 8] @param w [inner, stride], its first columns are used
 * @param out [rows, columns]
 */
export const project = defineKernel({
  name: "project",
  operands: { x: "read f32", sentences: "read u32", w: "read vec4f", out: "write vec4f" },
  uniforms: {
    rows: "u32",
    inner: "u32",
    columns: "u32",
    stride: "u32",
    gathered: "u32",
    split: "u32",
    firstKey: "u32",
    secondKey: "u32",
    threshold: "u32",
    scale: "f32",
  },
  bodies: {},
  units: ({ rows }) => rows,
  reference({ x, sentences, w, out }, u) {
    for (let r = 0; r < u.rows; r++) {
      const row = u.gathered ? sentences[r * SENTENCE_FIELDS] : r;
      for (let k = 0; k < u.columns; k++) {
        const key = k < u.split ? u.firstKey : u.secondKey;
        let sum = 0;
        for (let j = 0; j < u.inner; j++)
          sum += x[row * u.inner + j] * kept(key, r * u.inner + j, u) * w[j * u.stride + k];
        out[r * u.columns + k] = sum;
      }
    }
  },
});
