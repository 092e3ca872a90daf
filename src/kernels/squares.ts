import { defineKernel } from "./defineKernel.ts";

/** Parts that a sum of squares is made of. */
export const SQUARE_PARTS = 256;

/**
 * Sums of squares of a stretch of the gradients, in SQUARE_PARTS parts; how entries are shared out
 * among the parts is the executor's affair.
 *
 * @param x [4 · length] @param partials from `first` on, SQUARE_PARTS sums
 */
export const squares = defineKernel({
  name: "squares",
  operands: { x: "read vec4f", partials: "write f32" },
  uniforms: { length: "u32", first: "u32" },
  bodies: {},
  units: () => SQUARE_PARTS,
  reference({ x, partials }, { length, first }) {
    const size = Math.ceil(length / SQUARE_PARTS);
    for (let part = 0; part < SQUARE_PARTS; part++) {
      let sum = 0;
      const end = Math.min(length, (part + 1) * size) * 4;
      for (let i = part * size * 4; i < end; i++) sum += x[i] * x[i];
      partials[first + part] = sum;
    }
  },
});
