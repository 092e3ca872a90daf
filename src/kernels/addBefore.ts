import { defineKernel } from "./defineKernel.ts";
import { gridOf, LINE } from "./wgsl.ts";

/** Fours that a workgroup adds. */
const STRETCH = 512;

/**
 * Y = X + Y, or Y = X where nothing is added: what gradients were is put aside and added again, so
 * that those of several parts of a batch come together.
 *
 * @param x, y [4 · length] @uniform adds 0 or 1
 */
export const addBefore = defineKernel({
  name: "addBefore",
  operands: { x: "read vec4f", y: "update vec4f" },
  uniforms: { length: "u32", adds: "u32" },
  bodies: {
    tiled: {
      code: () => `
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  let start = (group.y * ${LINE}u + group.x) * ${STRETCH}u;
  for (var i = start + t; i < min(u.length, start + ${STRETCH}u); i += 64u) {
    y[i] = x[i] + select(vec4f(), y[i], u.adds != 0u);
  }
}`,
      grid: ({ length }) => gridOf(Math.ceil(length / STRETCH)),
    },
  },
  /** Stretches of 1024 fours. */
  units: ({ length }) => Math.ceil(length / 1024),
  reference({ x, y }, { length, adds }) {
    for (let i = 0; i < 4 * length; i++) y[i] = x[i] + (adds ? y[i] : 0);
  },
});
