import { activationOf, WGSL_ACTIVATION } from "./activation.ts";
import { defineKernel } from "./defineKernel.ts";
import { denseBodies, eachEntry } from "./denseProduct.ts";

/**
 * U = A W + b, F = activation(U). U is kept for the backward pass when `saved` is 1, else not written.
 *
 * @param a [rows, inner] @param w [inner, columns] @param pre, f [rows, columns]: U and F
 */
export const denseActivation = defineKernel({
  name: "denseActivation",
  operands: {
    a: "read vec4f",
    w: "read vec4f",
    bias: "read vec4f",
    pre: "write vec4f",
    f: "write vec4f",
  },
  uniforms: { rows: "u32", inner: "u32", columns: "u32", saved: "u32", activation: "u32" },
  bodies: denseBodies<"saved" | "activation">(`${WGSL_ACTIVATION}
fn store(at: u32, column: u32, sum: vec4f) {
  let x = sum + bias[column];
  if (u.saved == 1u) { pre[at] = x; }
  f[at] = activation(x);
}`),
  units: ({ columns }) => Math.ceil(columns / 8),
  reference({ pre, f, ...of }, u) {
    const apply = activationOf(u.activation);
    eachEntry(of, u, (at, sum) => {
      if (u.saved) pre[at] = sum;
      f[at] = apply(sum);
    });
  },
});
