import { ADAM_UNIFORMS, WGSL_ADAM } from "./adamW.ts";
import { defineKernel } from "./defineKernel.ts";
import { NONE } from "./sentenceRows.ts";
import { perThread } from "./wgsl.ts";

/**
 * AdamW of the word embeddings, only of the rows that a token ever used. It equals the dense
 * update: a row never used has m = v = 0, so that all it gets is the decay, which the host keeps as
 * one factor and gives to the row when it is first used.
 *
 * @param words [·, width] the table @param dWords [·, width] gradients of the batch's words
 * @param rows [rows, 4] (row of the table, its row in dWords or NONE, bits of the factor, 0)
 * @param m, v [rows, width] moments of those rows alone, in that order
 * @param summary [8] see summary.ts
 */
export const adamWRows = defineKernel({
  name: "adamWRows",
  operands: {
    words: "update vec4f",
    m: "update vec4f",
    v: "update vec4f",
    dWords: "read vec4f",
    rows: "read vec4u",
    summary: "read f32",
  },
  uniforms: { rows: "u32", width: "u32", rate: "f32", ...ADAM_UNIFORMS },
  bodies: {
    tiled: perThread({
      items: ({ rows, width }) => (rows * width) / 4,
      count: "u.rows * (u.width / 4u)",
      declarations: WGSL_ADAM,
      code: `
  let columns = u.width / 4u;
  let row = rows[i / columns];
  let column = i % columns;
  var d = vec4f();
  if (row.y != ${NONE}u) { d = summary[0] * dWords[row.y * columns + column]; }
  let at = row.x * columns + column;
  let x = words[at] * bitcast<f32>(row.z) * (1.0 - u.rate * u.weightDecay);
  words[at] = x - moved(i, d, u.rate);`,
    }),
  },
  units: ({ rows }) => rows,
  reference({ words, m, v, dWords, rows, summary }, u) {
    const factors = new Float32Array(rows.buffer, rows.byteOffset, rows.length);
    for (let r = 0; r < u.rows; r++) {
      const [row, gradient] = rows.subarray(4 * r);
      for (let c = 0; c < u.width; c++) {
        const [at, i] = [row * u.width + c, r * u.width + c];
        const d = gradient === NONE ? 0 : summary[0] * dWords[gradient * u.width + c];
        m[i] = u.beta1 * m[i] + u.rest1 * d;
        v[i] = u.beta2 * v[i] + u.rest2 * d * d;
        const step = (u.rate * u.correction * m[i]) / (Math.sqrt(v[i]) * u.root + u.epsilon);
        words[at] = words[at] * factors[4 * r + 2] * (1 - u.rate * u.weightDecay) - step;
      }
    }
  },
});
