import { defineKernel } from "./defineKernel.ts";
import { gridOf, LINE, perThread } from "./wgsl.ts";

/**
 * Gradients of the embedding tables: each row is the sum over the tokens that used it, by lists
 * made on the host, so that there are no atomics and no table of zeros.
 *
 * @param dz [N, width] @param rows [words + places, 4] (from, to, 0, 0) into `entries`: the distinct
 *           words of the batch, then every position, then token type 0
 * @param entries token rows @param dWords [words, width] @param dPlaces [places, width]
 */
export const embeddingGrad = defineKernel({
  name: "embeddingGrad",
  operands: {
    dz: "read vec4f",
    rows: "read vec4u",
    entries: "read u32",
    dWords: "write vec4f",
    dPlaces: "write vec4f",
  },
  uniforms: { words: "u32", places: "u32", width: "u32" },
  bodies: {
    tiled: {
      // Eight threads share the entries of a row, as type 0 has an entry for each token.
      code: () => `var<workgroup> parts: array<vec4f, 128>;
@compute @workgroup_size(16, 8)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let columns = u.width / 4u;
  let column = group.x * 16u + local.x;
  let row = group.z * ${LINE}u + group.y;
  if (row >= u.words + u.places) { return; }
  let t = local.y * 16u + local.x;
  var sum = vec4f();
  if (column < columns) {
    for (var i = rows[row].x + local.y; i < rows[row].y; i += 8u) {
      sum += dz[entries[i] * columns + column];
    }
  }
  parts[t] = sum;
  workgroupBarrier();
  if (local.y > 0u || column >= columns) { return; }
  for (var n = 1u; n < 8u; n++) { sum += parts[t + 16u * n]; }
  if (row < u.words) {
    dWords[row * columns + column] = sum;
  } else {
    dPlaces[(row - u.words) * columns + column] = sum;
  }
}`,
      grid: ({ words, places, width }) => {
        const [y, z] = gridOf(words + places);
        return [Math.ceil(width / 64), y, z];
      },
    },
    serial: perThread({
      items: ({ words, places, width }) => ((words + places) * width) / 4,
      count: "(u.words + u.places) * (u.width / 4u)",
      code: `
  let columns = u.width / 4u;
  let row = i / columns;
  let column = i % columns;
  var sum = vec4f();
  for (var n = rows[row].x; n < rows[row].y; n++) { sum += dz[entries[n] * columns + column]; }
  if (row < u.words) {
    dWords[i] = sum;
  } else {
    dPlaces[i - u.words * columns] = sum;
  }`,
      size: 32,
    }),
  },
  units: ({ words, places }) => words + places,
  reference({ dz, rows, entries, dWords, dPlaces }, { words, places, width }) {
    for (let r = 0; r < words + places; r++)
      for (let c = 0; c < width; c++) {
        let sum = 0;
        for (let i = rows[4 * r]; i < rows[4 * r + 1]; i++) sum += dz[entries[i] * width + c];
        if (r < words) dWords[r * width + c] = sum;
        else dPlaces[(r - words) * width + c] = sum;
      }
  },
});
