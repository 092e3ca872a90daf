/** Mean and 1 / standard deviation of a row of z. */
export interface RowStats {
  readonly mean: number;
  readonly inverse: number;
}

/** @param at first entry of the row */
export function rowStats(
  z: Float32Array,
  at: number,
  { width, epsilon }: { readonly width: number; readonly epsilon: number },
): RowStats {
  let mean = 0;
  for (let i = at; i < at + width; i++) mean += z[i] / width;
  let variance = 0;
  for (let i = at; i < at + width; i++) variance += (z[i] - mean) ** 2 / width;
  return { mean, inverse: 1 / Math.sqrt(variance + epsilon) };
}

/** The same in WGSL, for `perRow`: `mean` and `inverse` of a row of `z`, whose sum is `sum`. */
export const wgslRowStats = (z: string): string => `
  let mean = total(dot(sum, vec4f(1.0)), first) / f32(u.width);
  var square = vec4f();
  for (var c = first; c < columns; c += STEP) {
    let d = ${z}[at + c] - mean;
    square += d * d;
  }
  let variance = total(dot(square, vec4f(1.0)), first) / f32(u.width);
  let inverse = 1.0 / sqrt(variance + u.epsilon);
  if (first == 0u) { stats[row] = vec2f(mean, inverse); }`;
