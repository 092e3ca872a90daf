import { defineKernel } from "./defineKernel.ts";
import { kept, WGSL_KEPT } from "./dropout.ts";
import { SENTENCE_FIELDS } from "./sentenceRows.ts";
import { gridOf, LINE, perThread, wgslTotal } from "./wgsl.ts";

type Sizes = Readonly<
  Record<
    "inner" | "size" | "widths" | "entityTypes" | "spanColumns" | "allColumns" | "withLogits",
    number
  >
>;

/** Entries of the gradients of cls, width and sizes. */
const otherEntries = (u: Sizes): number =>
  u.inner * u.spanColumns + u.size * u.allColumns + u.widths * u.size;

const logitsEntries = (u: Sizes): number =>
  u.withLogits ? u.entityTypes * (u.allColumns - u.spanColumns) : 0;

const FUNCTIONS = `${WGSL_KEPT}
fn otherEntries() -> u32 {
  return u.inner * u.spanColumns + u.size * u.allColumns + u.widths * u.size;
}
fn logitsEntries() -> u32 {
  return select(0u, u.entityTypes * (u.allColumns - u.spanColumns), u.withLogits != 0u);
}
fn otherGrad(i: u32) {
  let clsEntries = u.inner * u.spanColumns;
  let widthEntries = u.size * u.allColumns;
  if (i < clsEntries) {
    dFactors[u.clsAt + i] = clsSum(i / u.spanColumns, i % u.spanColumns);
  } else if (i < clsEntries + widthEntries) {
    let n = i - clsEntries;
    dFactors[u.widthAt + n] = widthSum(n / u.allColumns, n % u.allColumns);
  } else {
    let n = i - clsEntries - widthEntries;
    dFactors[u.sizesAt + n] = sizesSum(n / u.size, n % u.size);
  }
}
fn clsSum(j: u32, k: u32) -> f32 {
  var sum = 0.0;
  for (var b = 0u; b < u.sentences; b++) {
    let row = sentences[b * ${SENTENCE_FIELDS}u];
    let factor = kept(u.clsKey, b * u.inner + j, u.threshold, u.scale);
    sum += h[row * u.inner + j] * factor * sums[b * u.allColumns + k];
  }
  return sum;
}
fn sizeKept(w: u32, j: u32, k: u32) -> f32 {
  let key = select(u.endSizeKey, u.spanSizeKey, k < u.spanColumns);
  return kept(key, w * u.size + j, u.threshold, u.scale);
}
fn widthSum(j: u32, k: u32) -> f32 {
  var sum = 0.0;
  for (var w = 0u; w < u.widths; w++) {
    sum += factors[u.sizesAt + w * u.size + j] * sizeKept(w, j, k)
      * sums[(u.sentences + w) * u.allColumns + k];
  }
  return sum;
}
fn sizesSum(w: u32, j: u32) -> f32 {
  var sum = 0.0;
  for (var k = 0u; k < u.allColumns; k++) {
    sum += sizeKept(w, j, k) * sums[(u.sentences + w) * u.allColumns + k]
      * factors[u.widthAt + j * u.allColumns + k];
  }
  return sum;
}
/** Spans from first on in steps of step. */
fn logitsSum(entry: u32, first: u32, step: u32) -> f32 {
  let endColumns = u.allColumns - u.spanColumns;
  let e = entry / endColumns;
  let column = u.spanColumns + entry % endColumns;
  var sum = 0.0;
  for (var s = first; s < u.spans; s += step) {
    let factor = kept(u.logitsKey, s * u.entityTypes + e, u.threshold, u.scale);
    sum += logits[s * u.spanColumns + e] * factor * dAll[s * u.allColumns + column];
  }
  return sum;
}`;

/**
 * Gradients of the weights of the factors that spans share, and of the width embedding. All lie in
 * one stretch of the parameters, at the offsets `clsAt` … (in floats):
 * cls [inner, spanColumns], width [size, All], logits [entityTypes, All − spanColumns],
 * sizes [widths, size].
 *
 * @param h [N, inner] @param sentences [B, 8] @param logits [spans, spanColumns]
 * @param dAll [spans, All] @param sums [B + widths, All] see groupSums.ts
 * @param factors, dFactors the stretch of the weights and of the gradients
 */
export const factorGrad = defineKernel({
  name: "factorGrad",
  operands: {
    h: "read f32",
    sentences: "read u32",
    logits: "read f32",
    dAll: "read f32",
    sums: "read f32",
    factors: "read f32",
    dFactors: "write f32",
  },
  uniforms: {
    sentences: "u32",
    spans: "u32",
    widths: "u32",
    inner: "u32",
    /** Columns of the width embedding. */
    size: "u32",
    entityTypes: "u32",
    spanColumns: "u32",
    allColumns: "u32",
    withLogits: "u32",
    clsAt: "u32",
    widthAt: "u32",
    logitsAt: "u32",
    sizesAt: "u32",
    clsKey: "u32",
    /** Masks on the width embedding for the span heads and for the ends. */
    spanSizeKey: "u32",
    endSizeKey: "u32",
    logitsKey: "u32",
    threshold: "u32",
    scale: "f32",
  },
  bodies: {
    tiled: {
      // A workgroup for each entry of the logits' weights, whose sum runs over all spans.
      code: () => `${FUNCTIONS}
${wgslTotal("f32", 64)}
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) t: u32) {
  let others = otherEntries();
  let othersGroups = (others + 63u) / 64u;
  let n = group.y * ${LINE}u + group.x;
  if (n < othersGroups) {
    if (n * 64u + t < others) { otherGrad(n * 64u + t); }
    return;
  }
  let entry = n - othersGroups;
  if (entry >= logitsEntries()) { return; }
  let sum = total(logitsSum(entry, t, 64u), t);
  if (t == 0u) { dFactors[u.logitsAt + entry] = sum; }
}`,
      grid: (u) => gridOf(Math.ceil(otherEntries(u) / 64) + logitsEntries(u)),
    },
    serial: perThread({
      items: (u) => otherEntries(u) + logitsEntries(u),
      count: "otherEntries() + logitsEntries()",
      declarations: FUNCTIONS,
      code: `
  let others = otherEntries();
  if (i < others) {
    otherGrad(i);
  } else {
    dFactors[u.logitsAt + i - others] = logitsSum(i - others, 0u, 1u);
  }`,
    }),
  },
  /** Rows of cls, of width, of logits, of sizes. */
  units: ({ inner, size, entityTypes, widths }) => inner + size + entityTypes + widths,
  reference({ h, sentences, logits, dAll, sums, factors, dFactors }, u) {
    const { inner, size, spanColumns, allColumns, entityTypes: E } = u;
    const endColumns = allColumns - spanColumns;
    for (let j = 0; j < inner; j++)
      for (let k = 0; k < spanColumns; k++) {
        let sum = 0;
        for (let b = 0; b < u.sentences; b++) {
          const row = sentences[b * SENTENCE_FIELDS];
          const cls = h[row * inner + j] * kept(u.clsKey, b * inner + j, u);
          sum += cls * sums[b * allColumns + k];
        }
        dFactors[u.clsAt + j * spanColumns + k] = sum;
      }
    const sizeKept = (w: number, j: number, k: number) =>
      kept(k < spanColumns ? u.spanSizeKey : u.endSizeKey, w * size + j, u);
    for (let j = 0; j < size; j++)
      for (let k = 0; k < allColumns; k++) {
        let sum = 0;
        for (let w = 0; w < u.widths; w++)
          sum +=
            factors[u.sizesAt + w * size + j] *
            sizeKept(w, j, k) *
            sums[(u.sentences + w) * allColumns + k];
        dFactors[u.widthAt + j * allColumns + k] = sum;
      }
    for (let e = 0; u.withLogits && e < E; e++)
      for (let c = 0; c < endColumns; c++) {
        let sum = 0;
        for (let s = 0; s < u.spans; s++)
          sum +=
            logits[s * spanColumns + e] *
            kept(u.logitsKey, s * E + e, u) *
            dAll[s * allColumns + spanColumns + c];
        dFactors[u.logitsAt + e * endColumns + c] = sum;
      }
    for (let w = 0; w < u.widths; w++)
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < allColumns; k++)
          sum +=
            sizeKept(w, j, k) *
            sums[(u.sentences + w) * allColumns + k] *
            factors[u.widthAt + j * allColumns + k];
        dFactors[u.sizesAt + w * size + j] = sum;
      }
  },
});
