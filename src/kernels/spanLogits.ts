import { defineKernel } from "./defineKernel.ts";
import { kept, MASK, WGSL_KEPT } from "./dropout.ts";
import { perThread } from "./wgsl.ts";

/** Numbers that describe a span of a batch: its sentence, and its row of the widths. */
export const SPAN_FIELDS = 2;

/**
 * Adds up the factors of each span: the logits y of the span heads, and what the span gives to a
 * pair as its head or tail, ends = range + width + mask(y) W_logits.
 *
 * All = spanColumns + endColumns. Columns of y: E entity types, then entityness and IoU where on,
 * then padding.
 *
 * @param fromRange [spans, All] @param fromSentence [B, spanColumns] @param fromWidth [100, All]
 * @param spans [spans, 2] @param bias [spanColumns] @param logitsWeight [entityTypes, endColumns]
 * @param logits [spans, spanColumns] @param ends [spans, endColumns]
 */
export const spanLogits = defineKernel({
  name: "spanLogits",
  operands: {
    fromRange: "read f32",
    fromSentence: "read f32",
    fromWidth: "read f32",
    spans: "read vec2u",
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
  bodies: {
    tiled: perThread({
      items: ({ spans, spanColumns, endColumns }) => spans * (spanColumns + endColumns),
      count: "u.spans * (u.spanColumns + u.endColumns)",
      declarations: `${WGSL_KEPT}
fn logit(s: u32, k: u32) -> f32 {
  let all = u.spanColumns + u.endColumns;
  return fromRange[s * all + k] + fromSentence[spans[s].x * u.spanColumns + k]
    + fromWidth[spans[s].y * all + k] + bias[k];
}`,
      // The threads of the ends compute the few logits again: they wait for no other thread.
      code: `
  let all = u.spanColumns + u.endColumns;
  let s = i / all;
  let k = i % all;
  if (k < u.spanColumns) {
    logits[s * u.spanColumns + k] = logit(s, k);
    return;
  }
  let c = k - u.spanColumns;
  var sum = fromRange[s * all + k] + fromWidth[spans[s].y * all + k];
  if (u.withLogits != 0u) {
    for (var e = 0u; e < u.entityTypes; e++) {
      let factor = kept(u.key, s * u.entityTypes + e, u.threshold, u.scale);
      sum += logit(s, e) * factor * logitsWeight[e * u.endColumns + c];
    }
  }
  ends[s * u.endColumns + c] = sum;`,
    }),
  },
  units: ({ spans }) => spans,
  reference({ fromRange, fromSentence, fromWidth, spans, bias, logitsWeight, logits, ends }, u) {
    const { spanColumns, endColumns, entityTypes: E } = u;
    const All = spanColumns + endColumns;
    for (let s = 0; s < u.spans; s++) {
      const [sentence, width] = spans.subarray(SPAN_FIELDS * s);
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
