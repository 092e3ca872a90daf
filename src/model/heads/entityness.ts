import { UNKNOWN } from "../batch.ts";
import type { SpanHead } from "./head.ts";

/** Whether a span is an entity at all, of whatever type (SpERT.MT, L_b). */
export const entityness = {
  name: "entityness",
  weights: "entityness_classifier",
  columns: "one",
  target: ({ types, entityness = 1 - types[0], complete }) =>
    complete || types[0] < 0.5 ? entityness : UNKNOWN,
} as const satisfies SpanHead;
