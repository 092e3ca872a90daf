import { defineKernel } from "./defineKernel.ts";
import { kept, MASK } from "./dropout.ts";

/** Numbers that describe a span of a batch: sentence, row of the widths, label, bits of its IoU. */
export const SPAN_FIELDS = 4;

/**
 * Adds up the factors of each span: the logits y of the span heads, and what the span gives to a
 * pair as its head or tail, ends = range + width + mask(y) W_logits.
 *
 * All = spanColumns + endColumns. Columns of y: E entity types, then entityness and IoU where on,
 * then padding.
 *
 * @param fromRange [spans, All] @param fromSentence [B, spanColumns] @param fromWidth [100, All]
 * @param spans [spans, 4] @param bias [spanColumns] @param logitsWeight [entityTypes, endColumns]
 * @param logits [spans, spanColumns] @param ends [spans, endColumns]
 */
export const spanLogits = defineKernel({
  name: "spanLogits",
  operands: {
    fromRange: "read f32",
    fromSentence: "read f32",
    fromWidth: "read f32",
    spans: "read vec4u",
    bias: "read f32",
    logitsWeight: "read f32",
    logits: "write f32",
    ends: "write f32",
  },
  uniforms: {
    spans: "u32",
    spanColumns: "u32",
    endColumns: "u32",
    entityTypes: "u32",
    /** 1 when the logits are part of the relation input. */
    withLogits: "u32",
    ...MASK,
  },
  bodies: {},
  units: ({ spans }) => spans,
  reference({ fromRange, fromSentence, fromWidth, spans, bias, logitsWeight, logits, ends }, u) {
    const { spanColumns, endColumns, entityTypes: E } = u;
    const All = spanColumns + endColumns;
    for (let s = 0; s < u.spans; s++) {
      const [sentence, width] = spans.subarray(4 * s);
      for (let k = 0; k < spanColumns; k++)
        logits[s * spanColumns + k] =
          fromRange[s * All + k] +
          fromSentence[sentence * spanColumns + k] +
          fromWidth[width * All + k] +
          bias[k];
      for (let c = 0; c < endColumns; c++) {
        let sum = fromRange[s * All + spanColumns + c] + fromWidth[width * All + spanColumns + c];
        if (u.withLogits)
          for (let e = 0; e < E; e++)
            sum +=
              logits[s * spanColumns + e] *
              kept(u.key, s * E + e, u) *
              logitsWeight[e * endColumns + c];
        ends[s * endColumns + c] = sum;
      }
    }
  },
});
