import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";
import { rowStats, wgslRowStats } from "./rowStats.ts";
import { perRow, WGSL_KEPT4 } from "./wgsl.ts";

/**
 * Z = word + position + type 0, Y = dropout(LayerNorm(Z)).
 *
 * @param tokens [rows, 4] (word, position, sentence, bits of the factor of the word's row, which
 *               holds the weight decay that a row never trained has not been given yet)
 * @param words  [V, width] @param places [positions + types, width] position rows, then type rows
 * @param norm   [2, width] gain and bias
 * @param z, y   [rows, width] @param stats [rows, 2] mean and 1 / standard deviation
 */
export const embedding = defineKernel({
  name: "embedding",
  operands: {
    tokens: "read vec4u",
    words: "read vec4f",
    places: "read vec4f",
    norm: "read vec4f",
    z: "write vec4f",
    stats: "write vec2f",
    y: "write vec4f",
  },
  uniforms: { rows: "u32", width: "u32", positions: "u32", epsilon: "f32", ...MASK },
  bodies: perRow({
    rows: ({ rows }) => rows,
    count: "u.rows",
    declarations: WGSL_KEPT4,
    sums: "f32",
    code: `
  let columns = u.width / 4u;
  let token = tokens[row];
  let factor = bitcast<f32>(token.w);
  let word = token.x * columns;
  let place = token.y * columns;
  let kind = u.positions * columns;
  let at = row * columns;
  var sum = vec4f();
  for (var c = first; c < columns; c += STEP) {
    let x = words[word + c] * factor + places[place + c] + places[kind + c];
    z[at + c] = x;
    sum += x;
  }
${wgslRowStats("z")}
  for (var c = first; c < columns; c += STEP) {
    let normal = (z[at + c] - mean) * inverse * norm[c] + norm[columns + c];
    y[at + c] = normal * kept4(u.key, 4u * (at + c) + FOUR, u.threshold, u.scale);
  }`,
  }),
  units: ({ rows }) => rows,
  reference({ tokens, words, places, norm, z, stats, y }, u) {
    const { rows, width, positions } = u;
    const factors = new Float32Array(tokens.buffer, tokens.byteOffset, tokens.length);
    for (let r = 0; r < rows; r++) {
      const [word, place, factor] = [tokens[4 * r], tokens[4 * r + 1], factors[4 * r + 3]];
      for (let c = 0; c < width; c++) {
        const type = places[positions * width + c];
        z[r * width + c] = words[word * width + c] * factor + places[place * width + c] + type;
      }
      const { mean, inverse } = rowStats(z, r * width, u);
      stats[2 * r] = mean;
      stats[2 * r + 1] = inverse;
      for (let c = 0; c < width; c++) {
        const normal = (z[r * width + c] - mean) * inverse * norm[c] + norm[width + c];
        y[r * width + c] = normal * kept(u.key, r * width + c, u);
      }
    }
  },
});
