import { defineKernel } from "./defineKernel.ts";
import { kept } from "./dropout.ts";
import { perRow, WGSL_KEPT4 } from "./wgsl.ts";

/**
 * Gradient of LayerNorm's input, for both branches of the residual connection:
 * dZ = inverse (d − mean(d) − x̂ mean(d x̂)) with d = mask(dY) · gain, and dX = mask(dZ).
 *
 * @param z, dy, dz, dx [rows, width] @param stats [rows, 2] @param norm [2, width]
 * `outKey` … is the mask that was put on Y (embeddings), `inKey` … the one on X (residuals)
 */
export const layerNormGrad = defineKernel({
  name: "layerNormGrad",
  operands: {
    z: "read vec4f",
    stats: "read vec2f",
    norm: "read vec4f",
    dy: "read vec4f",
    dz: "write vec4f",
    dx: "write vec4f",
  },
  uniforms: {
    rows: "u32",
    width: "u32",
    outKey: "u32",
    outThreshold: "u32",
    outScale: "f32",
    inKey: "u32",
    inThreshold: "u32",
    inScale: "f32",
  },
  bodies: perRow({
    rows: ({ rows }) => rows,
    count: "u.rows",
    declarations: WGSL_KEPT4,
    sums: "vec2f",
    code: `
  let columns = u.width / 4u;
  let at = row * columns;
  let mean = stats[row].x;
  let inverse = stats[row].y;
  var sum = vec4f();
  var product = vec4f();
  for (var c = first; c < columns; c += STEP) {
    let i = at + c;
    let d = dy[i] * kept4(u.outKey, 4u * i + FOUR, u.outThreshold, u.outScale) * norm[c];
    dz[i] = d;
    sum += d;
    product += d * (z[i] - mean) * inverse;
  }
  let sums = vec2f(dot(sum, vec4f(1.0)), dot(product, vec4f(1.0)));
  let means = total(sums, first) / f32(u.width);
  for (var c = first; c < columns; c += STEP) {
    let i = at + c;
    let d = inverse * (dz[i] - means.x - (z[i] - mean) * inverse * means.y);
    dz[i] = d;
    dx[i] = d * kept4(u.inKey, 4u * i + FOUR, u.inThreshold, u.inScale);
  }`,
  }),
  units: ({ rows }) => rows,
  reference({ z, stats, norm, dy, dz, dx }, u) {
    const { rows, width } = u;
    const out = { threshold: u.outThreshold, scale: u.outScale };
    const input = { threshold: u.inThreshold, scale: u.inScale };
    for (let r = 0; r < rows; r++) {
      const [mean, inverse] = [stats[2 * r], stats[2 * r + 1]];
      const d = (c: number) => dy[r * width + c] * kept(u.outKey, r * width + c, out) * norm[c];
      const normal = (c: number) => (z[r * width + c] - mean) * inverse;
      let [sum, dot] = [0, 0];
      for (let c = 0; c < width; c++) {
        sum += d(c) / width;
        dot += (d(c) * normal(c)) / width;
      }
      for (let c = 0; c < width; c++) {
        const i = r * width + c;
        dz[i] = inverse * (d(c) - sum - normal(c) * dot);
        dx[i] = dz[i] * kept(u.inKey, i, input);
      }
    }
  },
});
