import { defineKernel } from "./defineKernel.ts";

/** What `summary` writes, by index. */
export const SUMMARY = {
  clip: 0,
  norm: 1,
  entity: 2,
  entityness: 3,
  iou: 4,
  relation: 5,
  relatedness: 6,
} as const;
export const SUMMARY_SIZE = 8;

/**
 * Ends a backward pass: the factor that clips the gradients to a global norm,
 * min(1, max / (norm + 1e-6)) as PyTorch's `clip_grad_norm_`, and the sums of the losses.
 *
 * @param partials [parts] sums of squares @param rowLosses [spans + pairs, 4] see losses.ts
 * @param result [8] see SUMMARY
 */
export const summary = defineKernel({
  name: "summary",
  operands: { partials: "read f32", rowLosses: "read vec4f", result: "write f32" },
  uniforms: { parts: "u32", spans: "u32", pairs: "u32", maxNorm: "f32" },
  bodies: {},
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
    result[SUMMARY.entity] = sum(0, spans, 0);
    result[SUMMARY.entityness] = sum(0, spans, 1);
    result[SUMMARY.iou] = sum(0, spans, 2);
    result[SUMMARY.relation] = sum(spans, pairs, 0);
    result[SUMMARY.relatedness] = sum(spans, pairs, 1);
  },
});
