import { defineKernel } from "./defineKernel.ts";
import { perThread, wgslTotal } from "./wgsl.ts";

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
  bodies: {
    tiled: {
      code: () => `${wgslTotal("f32", 256)}
@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  var sum = vec4f();
  for (var i = group.x * 256u + t; i < u.length; i += ${256 * SQUARE_PARTS}u) { sum += x[i] * x[i]; }
  let part = total(dot(sum, vec4f(1.0)), t);
  if (t == 0u) { partials[u.first + group.x] = part; }
}`,
      grid: () => [SQUARE_PARTS, 1, 1],
    },
    serial: perThread({
      items: () => SQUARE_PARTS,
      count: `${SQUARE_PARTS}u`,
      // In runs of 64, so that small terms are not lost in a large sum.
      code: `
  var sum = vec4f();
  for (var start = i; start < u.length; start += ${64 * SQUARE_PARTS}u) {
    var run = vec4f();
    for (var n = start; n < min(u.length, start + ${64 * SQUARE_PARTS}u); n += ${SQUARE_PARTS}u) {
      run += x[n] * x[n];
    }
    sum += run;
  }
  partials[u.first + i] = dot(sum, vec4f(1.0));`,
      size: 16,
    }),
  },
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
