import { defineKernel } from "./defineKernel.ts";
import { productBodies } from "./productBodies.ts";

/**
 * dW = Xᵀ dY, db = column sums of dY.
 *
 * @param x [rows, inner] @param dy [rows, columns] @param dw [inner, columns] @param db [columns]
 */
export const denseGradWeight = defineKernel({
  name: "denseGradWeight",
  operands: { x: "read vec4f", dy: "read vec4f", dw: "write vec4f", db: "write vec4f" },
  uniforms: { rows: "u32", inner: "u32", columns: "u32" },
  bodies: productBodies(
    {
      form: "leftTransposed",
      left: "x",
      right: "dy",
      rows: "u.inner",
      columns: "u.columns",
      depth: "u.rows",
      store: "fn store(at: u32, column: u32, sum: vec4f) { dw[at] = sum; }",
      columnSums: "db",
    },
    ({ inner, columns }) => [inner, columns],
  ),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ x, dy, dw, db }, { rows, inner, columns }) {
    for (let j = 0; j < columns; j++) {
      for (let i = 0; i < inner; i++) {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum += x[r * inner + i] * dy[r * columns + j];
        dw[i * columns + j] = sum;
      }
      let sum = 0;
      for (let r = 0; r < rows; r++) sum += dy[r * columns + j];
      db[j] = sum;
    }
  },
});
