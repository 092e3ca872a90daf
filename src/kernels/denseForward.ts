import { defineKernel } from "./defineKernel.ts";
import { productBodies } from "./productBodies.ts";

const sizes = { rows: "u32", inner: "u32", columns: "u32" } as const;

/** C = A W + b. @param a [rows, inner] @param w [inner, columns] @param c [rows, columns] */
export const denseForward = defineKernel({
  name: "denseForward",
  operands: { a: "read vec4f", w: "read vec4f", bias: "read vec4f", c: "write vec4f" },
  uniforms: sizes,
  bodies: productBodies(
    {
      form: "plain",
      left: "a",
      right: "w",
      rows: "u.rows",
      columns: "u.columns",
      depth: "u.inner",
      store: "fn store(at: u32, column: u32, sum: vec4f) { c[at] = sum + bias[column]; }",
    },
    ({ rows, columns }) => [rows, columns],
  ),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ a, w, bias, c }, { rows, inner, columns }) {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        let sum = bias[j];
        for (let k = 0; k < inner; k++) sum += a[i * inner + k] * w[k * columns + j];
        c[i * columns + j] = sum;
      }
  },
});
