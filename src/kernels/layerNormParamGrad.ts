import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";

/**
 * Gradients of LayerNorm's gain and bias: column sums of mask(dY) · x̂ and of mask(dY).
 *
 * @param z, dy [rows, width] @param stats [rows, 2] @param dNorm [2, width]
 */
export const layerNormParamGrad = defineKernel({
  name: "layerNormParamGrad",
  operands: { z: "read vec4f", stats: "read vec2f", dy: "read vec4f", dNorm: "write vec4f" },
  uniforms: { rows: "u32", width: "u32", ...MASK },
  bodies: {},
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
