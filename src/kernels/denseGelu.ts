import { defineKernel } from "./defineKernel.ts";
import { gelu, WGSL_GELU } from "./gelu.ts";
import { productBodies } from "./productBodies.ts";

/**
 * U = A W + b, F = gelu(U). U is kept for the backward pass when `saved` is 1, else not written.
 *
 * @param a [rows, inner] @param w [inner, columns] @param pre, f [rows, columns]: U and F
 */
export const denseGelu = defineKernel({
  name: "denseGelu",
  operands: {
    a: "read vec4f",
    w: "read vec4f",
    bias: "read vec4f",
    pre: "write vec4f",
    f: "write vec4f",
  },
  uniforms: { rows: "u32", inner: "u32", columns: "u32", saved: "u32" },
  bodies: productBodies(
    {
      form: "plain",
      left: "a",
      right: "w",
      rows: "u.rows",
      columns: "u.columns",
      depth: "u.inner",
      store: `${WGSL_GELU}
fn store(at: u32, column: u32, sum: vec4f) {
  let x = sum + bias[column];
  if (u.saved == 1u) { pre[at] = x; }
  f[at] = gelu(x);
}`,
    },
    ({ rows, columns }) => [rows, columns],
  ),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ a, w, bias, pre, f }, { rows, inner, columns, saved }) {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = bias[j];
        for (let k = 0; k < inner; k++) sum += a[i * inner + k] * w[k * columns + j];
        if (saved) pre[i * columns + j] = sum;
        f[i * columns + j] = gelu(sum);
      }
  },
});
