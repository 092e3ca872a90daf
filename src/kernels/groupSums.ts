import { defineKernel } from "./defineKernel.ts";
import { SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";
import { perThread } from "./wgsl.ts";

/**
 * Sums the spans' gradients by what they share: rows [0, sentences) over the spans of a sentence,
 * rows from there on over the spans of a width.
 *
 * @param dAll [spans, columns] @param sentences [B, 8]
 * @param widthOffsets [widths + 1] into @param widthSpans [spans] spans sorted by width
 * @param sums [sentences + widths, columns]
 */
export const groupSums = defineKernel({
  name: "groupSums",
  operands: {
    dAll: "read f32",
    sentences: "read u32",
    widthOffsets: "read u32",
    widthSpans: "read u32",
    sums: "write f32",
  },
  uniforms: { sentences: "u32", widths: "u32", columns: "u32" },
  bodies: {
    tiled: perThread({
      items: ({ sentences, widths, columns }) => (sentences + widths) * columns,
      count: "(u.sentences + u.widths) * u.columns",
      code: `
  let row = i / u.columns;
  let k = i % u.columns;
  var sum = 0.0;
  if (row < u.sentences) {
    let at = row * ${SENTENCE_FIELDS}u;
    let to = sentences[at + ${SENTENCE.spanTo}u];
    for (var s = sentences[at + ${SENTENCE.spanFrom}u]; s < to; s++) {
      sum += dAll[s * u.columns + k];
    }
  } else {
    let width = row - u.sentences;
    for (var n = widthOffsets[width]; n < widthOffsets[width + 1u]; n++) {
      sum += dAll[widthSpans[n] * u.columns + k];
    }
  }
  sums[i] = sum;`,
    }),
  },
  units: ({ sentences, widths }) => sentences + widths,
  reference({ dAll, sentences, widthOffsets, widthSpans, sums }, u) {
    const { columns } = u;
    sums.fill(0, 0, (u.sentences + u.widths) * columns);
    const add = (row: number, span: number) => {
      for (let k = 0; k < columns; k++) sums[row * columns + k] += dAll[span * columns + k];
    };
    for (let b = 0; b < u.sentences; b++) {
      const at = b * SENTENCE_FIELDS;
      for (let s = sentences[at + SENTENCE.spanFrom]; s < sentences[at + SENTENCE.spanTo]; s++)
        add(b, s);
    }
    for (let w = 0; w < u.widths; w++)
      for (let i = widthOffsets[w]; i < widthOffsets[w + 1]; i++)
        add(u.sentences + w, widthSpans[i]);
  },
});
