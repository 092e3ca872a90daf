import { defineKernel } from "./defineKernel.ts";
import { denseBodies, eachEntry } from "./denseProduct.ts";

const sizes = { rows: "u32", inner: "u32", columns: "u32" } as const;

/** C = A W + b. @param a [rows, inner] @param w [inner, columns] @param c [rows, columns] */
export const denseForward = defineKernel({
  name: "denseForward",
  operands: { a: "read vec4f", w: "read vec4f", bias: "read vec4f", c: "write vec4f" },
  uniforms: sizes,
  bodies: denseBodies("fn store(at: u32, column: u32, sum: vec4f) { c[at] = sum + bias[column]; }"),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ c, ...of }, u) {
    eachEntry(of, u, (at, sum) => {
      c[at] = sum;
    });
  },
});
