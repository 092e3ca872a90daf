import { defineKernel } from "./defineKernel.ts";
import { perThread, wgslTotal } from "./wgsl.ts";

/** What `summary` writes, by index: four losses of spans and four of pairs, as `rowLosses` has them. */
export const SUMMARY = { clip: 0, norm: 1, spans: 4, pairs: 8 } as const;
export const SUMMARY_SIZE = 12;

const WRITE = `
fn finish(norm: f32, spans: vec4f, pairs: vec4f) {
  result[${SUMMARY.clip}] = min(1.0, u.maxNorm / (norm + 1e-6));
  result[${SUMMARY.norm}] = norm;
  for (var k = 0u; k < 4u; k++) {
    result[${SUMMARY.spans}u + k] = spans[k];
    result[${SUMMARY.pairs}u + k] = pairs[k];
  }
}`;

/**
 * Ends a backward pass: the factor that clips the gradients to a global norm,
 * min(1, max / (norm + 1e-6)) as PyTorch's `clip_grad_norm_`, and the sums of the losses.
 *
 * @param partials [parts] sums of squares @param rowLosses [spans + pairs, 4] see losses.ts
 * @param result [12] see SUMMARY
 */
export const summary = defineKernel({
  name: "summary",
  operands: { partials: "read f32", rowLosses: "read vec4f", result: "write f32" },
  uniforms: { parts: "u32", spans: "u32", pairs: "u32", maxNorm: "f32" },
  bodies: {
    tiled: {
      code: () => `${wgslTotal("vec4f", 256)}
@compute @workgroup_size(256)
fn main(@builtin(local_invocation_index) t: u32) {
  var squares = 0.0;
  for (var i = t; i < u.parts; i += 256u) { squares += partials[i]; }
  var ofSpans = vec4f();
  for (var i = t; i < u.spans; i += 256u) { ofSpans += rowLosses[i]; }
  var ofPairs = vec4f();
  for (var i = t; i < u.pairs; i += 256u) { ofPairs += rowLosses[u.spans + i]; }
  let a = total(ofSpans, t);
  let b = total(ofPairs, t);
  let c = total(vec4f(squares, 0.0, 0.0, 0.0), t);
  if (t == 0u) { finish(sqrt(c.x), a, b); }
}
${WRITE}`,
      grid: () => [1, 1, 1],
    },
    serial: perThread({
      items: () => 1,
      count: "1u",
      declarations: WRITE,
      code: `
  var squares = 0.0;
  for (var n = 0u; n < u.parts; n++) { squares += partials[n]; }
  var ofSpans = vec4f();
  for (var n = 0u; n < u.spans; n++) { ofSpans += rowLosses[n]; }
  var ofPairs = vec4f();
  for (var n = 0u; n < u.pairs; n++) { ofPairs += rowLosses[u.spans + n]; }
  finish(sqrt(squares), ofSpans, ofPairs);`,
      size: 1,
    }),
  },
  units: () => 1,
  reference({ partials, rowLosses, result }, { parts, spans, pairs, maxNorm }) {
    const norm = Math.sqrt(partials.subarray(0, parts).reduce((sum, x) => sum + x, 0));
    const sum = (from: number, rows: number, column: number) => {
      let total = 0;
      for (let r = from; r < from + rows; r++) total += rowLosses[4 * r + column];
      return total;
    };
    result[SUMMARY.clip] = Math.min(1, maxNorm / (norm + 1e-6));
    result[SUMMARY.norm] = norm;
    for (let k = 0; k < 4; k++) {
      result[SUMMARY.spans + k] = sum(0, spans, k);
      result[SUMMARY.pairs + k] = sum(spans, pairs, k);
    }
  },
});
