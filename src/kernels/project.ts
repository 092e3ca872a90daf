import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { SENTENCE_FIELDS } from "./sentenceRows.ts";
import { perThread, WGSL_KEPT4 } from "./wgsl.ts";

/**
 * A factor of the heads through its block of their weights: out = mask(X) W. Columns before `split`,
 * a multiple of 4, see the first mask, the others the second. With `gathered`, row r of X is the
 * first row of sentence r.
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
  bodies: {
    tiled: perThread({
      items: ({ rows, columns }) => Math.ceil(rows / 4) * (columns / 4),
      count: "((u.rows + 3u) / 4u) * (u.columns / 4u)",
      declarations: WGSL_KEPT4,
      code: `
  let columns = u.columns / 4u;
  let column = i % columns;
  let rows = min((i / columns) * 4u + FOUR, vec4u(u.rows - 1u));
  var source = rows;
  if (u.gathered != 0u) {
    source = vec4u(
      sentences[rows.x * ${SENTENCE_FIELDS}u], sentences[rows.y * ${SENTENCE_FIELDS}u],
      sentences[rows.z * ${SENTENCE_FIELDS}u], sentences[rows.w * ${SENTENCE_FIELDS}u]);
  }
  source *= u.inner;
  let entry = rows * u.inner;
  let key = select(u.secondKey, u.firstKey, 4u * column < u.split);
  var c0 = vec4f();
  var c1 = vec4f();
  var c2 = vec4f();
  var c3 = vec4f();
  for (var j = 0u; j < u.inner; j++) {
    let a = vec4f(x[source.x + j], x[source.y + j], x[source.z + j], x[source.w + j])
      * kept4(key, entry + j, u.threshold, u.scale);
    let b = w[j * (u.stride / 4u) + column];
    c0 += a.x * b;
    c1 += a.y * b;
    c2 += a.z * b;
    c3 += a.w * b;
  }
  out[rows.x * columns + column] = c0;
  out[rows.y * columns + column] = c1;
  out[rows.z * columns + column] = c2;
  out[rows.w * columns + column] = c3;`,
    }),
  },
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
