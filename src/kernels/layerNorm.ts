import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { rowStats, wgslRowStats } from "./rowStats.ts";
import { perRow, WGSL_KEPT4 } from "./wgsl.ts";

/**
 * Z = dropout(X) + R, Y = LayerNorm(Z). Z takes the place of X, for the backward pass.
 *
 * @param x, residual, y [rows, width] @param norm [2, width] gain and bias
 * @param stats [rows, 2] mean and 1 / standard deviation
 */
export const layerNorm = defineKernel({
  name: "layerNorm",
  operands: {
    x: "update vec4f",
    residual: "read vec4f",
    norm: "read vec4f",
    y: "write vec4f",
    stats: "write vec2f",
  },
  uniforms: { rows: "u32", width: "u32", epsilon: "f32", ...MASK },
  bodies: perRow({
    rows: ({ rows }) => rows,
    count: "u.rows",
    declarations: WGSL_KEPT4,
    sums: "f32",
    code: `
  let columns = u.width / 4u;
  let at = row * columns;
  var sum = vec4f();
  for (var c = first; c < columns; c += STEP) {
    let i = at + c;
    let z = x[i] * kept4(u.key, 4u * i + FOUR, u.threshold, u.scale) + residual[i];
    x[i] = z;
    sum += z;
  }
${wgslRowStats("x")}
  for (var c = first; c < columns; c += STEP) {
    y[at + c] = (x[at + c] - mean) * inverse * norm[c] + norm[columns + c];
  }`,
  }),
  units: ({ rows }) => rows,
  reference({ x, residual, norm, y, stats }, u) {
    const { rows, width } = u;
    for (let r = 0; r < rows; r++) {
      for (let c = 0, i = r * width; c < width; c++, i++)
        x[i] = x[i] * kept(u.key, i, u) + residual[i];
      const { mean, inverse } = rowStats(x, r * width, u);
      stats[2 * r] = mean;
      stats[2 * r + 1] = inverse;
      for (let c = 0, i = r * width; c < width; c++, i++)
        y[i] = (x[i] - mean) * inverse * norm[c] + norm[width + c];
    }
  },
});
