import { registerGradient, type Tensor2D } from "@tensorflow/tfjs-core";
import { defineKernel } from "./defineKernel.ts";

/**
 * Element-wise maximum over the rows of each range; an empty range gives zeros.
 *
 * By hand because op by op it needs [S, T, H], 2 GB for 5 000 spans of a 128-piece sentence.
 * Pools spans (`pool(s)` of SpERT) and the context between two spans (`c(s1, s2)`).
 *
 * @param h      [N, H] float32 hidden states
 * @param ranges [S, 2] int32 rows of (start, end), end exclusive
 * @returns      [S, H]
 */
export const rangeMaxPool = (h: Tensor2D, ranges: Tensor2D): Tensor2D =>
  forward(h, ranges) as Tensor2D;

const forward = defineKernel({
  name: "RangeMaxPool",
  startsAtZero: true,
  inputs: ["h", "ranges"],
  outputShape: ([h, ranges]) => [ranges[0], h[1]],
  wgsl: `
    let at = getCoordsFromIndex(index);
    let start = i32(getRanges(at[0], 0));
    let end = i32(getRanges(at[0], 1));
    if (end <= start) { setOutputAtIndex(index, 0.0); return; }
    var best = getH(start, at[1]);
    for (var t = start + 1; t < end; t++) { best = max(best, getH(t, at[1])); }
    setOutputAtIndex(index, best);`,
  loop([h, ranges], [[, width], [count]], out) {
    for (let s = 0; s < count; s++) {
      const [start, end] = [ranges[2 * s], ranges[2 * s + 1]];
      const to = s * width;
      if (end <= start) continue;
      for (let c = 0; c < width; c++) out[to + c] = h[start * width + c];
      for (let t = start + 1; t < end; t++) {
        const from = t * width;
        for (let c = 0; c < width; c++) if (h[from + c] > out[to + c]) out[to + c] = h[from + c];
      }
    }
  },
});

/** d h[t, c] = sum of dy[s, c] over the ranges s whose first maximum in column c is at row t. */
const backward = defineKernel({
  name: "RangeMaxPoolGrad",
  startsAtZero: true,
  inputs: ["h", "ranges", "y", "dy"],
  outputShape: ([h]) => h,
  wgsl: `
    let at = getCoordsFromIndex(index);
    let value = getH(at[0], at[1]);
    var sum = 0.0;
    for (var s = 0; s < uniforms.rangesShape[0]; s++) {
      let start = i32(getRanges(s, 0));
      if (at[0] < start || i32(getRanges(s, 1)) <= at[0] || value != getY(s, at[1])) { continue; }
      var first = true;
      for (var t = start; t < at[0]; t++) { if (getH(t, at[1]) == value) { first = false; break; } }
      if (first) { sum += getDy(s, at[1]); }
    }
    setOutputAtIndex(index, sum);`,
  loop([h, ranges, y, dy], [[, width], [count]], out) {
    for (let s = 0; s < count; s++) {
      const [start, end] = [ranges[2 * s], ranges[2 * s + 1]];
      for (let c = 0; c < width; c++) {
        const best = y[s * width + c];
        let t = start;
        while (t < end && h[t * width + c] !== best) t++;
        if (t < end) out[t * width + c] += dy[s * width + c];
      }
    }
  },
});

registerGradient({
  kernelName: "RangeMaxPool",
  inputsToSave: ["h", "ranges"],
  outputsToSave: [true],
  gradFunc: (dy, [h, ranges, y]) => ({
    h: () => backward(h, ranges, y, dy as Tensor2D),
    ranges: () => ranges,
  }),
});
