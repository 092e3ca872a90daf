import type { SpanHead } from "./head.ts";

/** Whether a span is an entity at all, of whatever type (SpERT.MT, L_b). */
export const entityness = {
  name: "entityness",
  weights: "entityness_classifier",
  columns: "one",
  target: ({ label }) => (label > 0 ? 1 : 0),
} as const satisfies SpanHead;
