import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { perThread, WGSL_KEPT4 } from "./wgsl.ts";

/** Sums of one column over the rows from `first` on in steps of `step`. */
const SUMS = `${WGSL_KEPT4}
struct Sums { gain: vec4f, bias: vec4f }
fn columnSums(column: u32, first: u32, step: u32) -> Sums {
  var sums = Sums();
  for (var r = first; r < u.rows; r += step) {
    let i = r * (u.width / 4u) + column;
    let d = dy[i] * kept4(u.key, 4u * i + FOUR, u.threshold, u.scale);
    sums.gain += d * (z[i] - stats[r].x) * stats[r].y;
    sums.bias += d;
  }
  return sums;
}`;

/**
 * Gradients of LayerNorm's gain and bias: column sums of mask(dY) · x̂ and of mask(dY).
 *
 * @param z, dy [rows, width] @param stats [rows, 2] @param dNorm [2, width]
 */
export const layerNormParamGrad = defineKernel({
  name: "layerNormParamGrad",
  operands: { z: "read vec4f", stats: "read vec2f", dy: "read vec4f", dNorm: "write vec4f" },
  uniforms: { rows: "u32", width: "u32", ...MASK },
  bodies: {
    tiled: {
      code: () => `${SUMS}
var<workgroup> gains: array<vec4f, 256>;
var<workgroup> biases: array<vec4f, 256>;
@compute @workgroup_size(8, 32)
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let columns = u.width / 4u;
  let mine = columnSums(min(id.x, columns - 1u), local.y, 32u);
  let t = local.y * 8u + local.x;
  gains[t] = mine.gain;
  biases[t] = mine.bias;
  workgroupBarrier();
  for (var s = 128u; s >= 8u; s >>= 1u) {
    if (t < s) {
      gains[t] += gains[t + s];
      biases[t] += biases[t + s];
    }
    workgroupBarrier();
  }
  if (t < 8u && id.x < columns) {
    dNorm[id.x] = gains[t];
    dNorm[columns + id.x] = biases[t];
  }
}`,
      grid: ({ width }) => [Math.ceil(width / 32), 1, 1],
    },
    serial: perThread({
      items: ({ width }) => width / 4,
      count: "u.width / 4u",
      declarations: SUMS,
      code: `
  let sums = columnSums(i, 0u, 1u);
  dNorm[i] = sums.gain;
  dNorm[u.width / 4u + i] = sums.bias;`,
      size: 8,
    }),
  },
  units: ({ width }) => width / 4,
  reference({ z, stats, dy, dNorm }, u) {
    const { rows, width } = u;
    for (let c = 0; c < width; c++) {
      let [gain, bias] = [0, 0];
      for (let r = 0; r < rows; r++) {
        const i = r * width + c;
        const d = dy[i] * kept(u.key, i, u);
        gain += d * (z[i] - stats[2 * r]) * stats[2 * r + 1];
        bias += d;
      }
      dNorm[c] = gain;
      dNorm[width + c] = bias;
    }
  },
});
