import type { SpanHead } from "./head.ts";

/** y(s): the type of a span, none first. */
export const entity = {
  name: "entity",
  weights: "entity_classifier",
  columns: "entityTypes",
} as const satisfies SpanHead;
