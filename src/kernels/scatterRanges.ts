import { defineKernel } from "./defineKernel.ts";
import { kept, MASK, WGSL_KEPT } from "./dropout.ts";
import { NONE, SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";
import { perThread } from "./wgsl.ts";

/** Blocks of eight rows that a dispatch works on at once; a longer sentence takes several turns. */
const ROW_BLOCKS = 8;

/** What the [CLS] row of a sentence gets. */
const CLS = `${WGSL_KEPT}
fn cls(b: u32, j: u32) -> f32 {
  var sum = 0.0;
  for (var k = 0u; k < u.spanColumns; k++) {
    sum += sums[b * u.allColumns + k] * clsWeight[j * u.spanColumns + k];
  }
  return kept(u.key, b * u.width + j, u.threshold, u.scale) * sum;
}`;

/**
 * Gradient of the last hidden states: each range gives its gradient to the row of its maximum, and
 * each sentence's [CLS] row gets that of the cls factor. One thread owns a column of a sentence, so
 * no atomics are needed and the order of the sums is fixed.
 *
 * @param argmax, dPool [spans + pairs, width] @param sentences [B, 8]
 * @param sums [B, allColumns] see groupSums.ts @param clsWeight [width, spanColumns]
 * @param dh [N, width]
 */
export const scatterRanges = defineKernel({
  name: "scatterRanges",
  operands: {
    argmax: "read u32",
    dPool: "read f32",
    sentences: "read u32",
    sums: "read f32",
    clsWeight: "read f32",
    dh: "write f32",
  },
  uniforms: {
    sentences: "u32",
    spans: "u32",
    width: "u32",
    spanColumns: "u32",
    allColumns: "u32",
    ...MASK,
  },
  bodies: {
    tiled: {
      // A thread owns a column of eight rows of a sentence at a time and keeps them in registers.
      code: () => `${CLS}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let j = id.x;
  if (j >= u.width) { return; }
  let at = id.y * ${SENTENCE_FIELDS}u;
  let first = sentences[at + ${SENTENCE.first}u];
  let end = first + sentences[at + ${SENTENCE.length}u];
  for (var row = first + 8u * id.z; row < end; row += ${8 * ROW_BLOCKS}u) {
    var low = vec4f();
    var high = vec4f();
    let lowRows = row + vec4u(0u, 1u, 2u, 3u);
    let highRows = lowRows + 4u;
    for (var s = sentences[at + ${SENTENCE.spanFrom}u]; s < sentences[at + ${SENTENCE.spanTo}u]; s++) {
      let top = vec4u(argmax[s * u.width + j]);
      let d = vec4f(dPool[s * u.width + j]);
      low += select(vec4f(), d, top == lowRows);
      high += select(vec4f(), d, top == highRows);
    }
    for (var p = sentences[at + ${SENTENCE.pairFrom}u]; p < sentences[at + ${SENTENCE.pairTo}u]; p++) {
      let top = vec4u(argmax[(u.spans + p) * u.width + j]);
      let d = vec4f(dPool[(u.spans + p) * u.width + j]);
      low += select(vec4f(), d, top == lowRows);
      high += select(vec4f(), d, top == highRows);
    }
    if (row == first) { low.x += cls(id.y, j); }
    for (var n = 0u; n < min(8u, end - row); n++) {
      dh[(row + n) * u.width + j] = select(high[n % 4u], low[n % 4u], n < 4u);
    }
  }
}`,
      grid: ({ sentences, width }) => [Math.ceil(width / 64), sentences, ROW_BLOCKS],
    },
    serial: perThread({
      items: ({ sentences, width }) => sentences * width,
      count: "u.sentences * u.width",
      declarations: CLS,
      code: `
  let b = i / u.width;
  let j = i % u.width;
  let at = b * ${SENTENCE_FIELDS}u;
  let first = sentences[at + ${SENTENCE.first}u];
  let end = first + sentences[at + ${SENTENCE.length}u];
  for (var row = first; row < end; row++) { dh[row * u.width + j] = 0.0; }
  dh[first * u.width + j] = cls(b, j);
  for (var s = sentences[at + ${SENTENCE.spanFrom}u]; s < sentences[at + ${SENTENCE.spanTo}u]; s++) {
    let row = argmax[s * u.width + j];
    if (row != ${NONE}u) { dh[row * u.width + j] += dPool[s * u.width + j]; }
  }
  for (var p = sentences[at + ${SENTENCE.pairFrom}u]; p < sentences[at + ${SENTENCE.pairTo}u]; p++) {
    let row = argmax[(u.spans + p) * u.width + j];
    if (row != ${NONE}u) { dh[row * u.width + j] += dPool[(u.spans + p) * u.width + j]; }
  }`,
      size: 32,
    }),
  },
  /** Columns of each sentence, sixteen at a time. */
  units: ({ sentences, width }) => sentences * Math.ceil(width / 16),
  reference({ argmax, dPool, sentences, sums, clsWeight, dh }, u) {
    const { width } = u;
    for (let b = 0; b < u.sentences; b++) {
      const field = (name: keyof typeof SENTENCE) =>
        sentences[b * SENTENCE_FIELDS + SENTENCE[name]];
      const first = field("first");
      dh.fill(0, first * width, (first + field("length")) * width);
      const add = (range: number) => {
        for (let j = 0; j < width; j++) {
          const row = argmax[range * width + j];
          if (row !== NONE) dh[row * width + j] += dPool[range * width + j];
        }
      };
      for (let s = field("spanFrom"); s < field("spanTo"); s++) add(s);
      for (let p = field("pairFrom"); p < field("pairTo"); p++) add(u.spans + p);
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let k = 0; k < u.spanColumns; k++)
          sum += sums[b * u.allColumns + k] * clsWeight[j * u.spanColumns + k];
        dh[first * width + j] += kept(u.key, b * width + j, u) * sum;
      }
    }
  },
});
