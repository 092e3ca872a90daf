import { defineKernel } from "./defineKernel.ts";
import { denseBodies, eachEntry } from "./denseProduct.ts";
import { gelu, WGSL_GELU } from "./gelu.ts";

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
  bodies: denseBodies<"saved">(`${WGSL_GELU}
fn store(at: u32, column: u32, sum: vec4f) {
  let x = sum + bias[column];
  if (u.saved == 1u) { pre[at] = x; }
  f[at] = gelu(x);
}`),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ pre, f, ...of }, u) {
    eachEntry(of, u, (at, sum) => {
      if (u.saved) pre[at] = sum;
      f[at] = gelu(sum);
    });
  },
});
