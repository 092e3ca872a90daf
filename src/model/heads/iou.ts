import { UNKNOWN } from "../batch.ts";
import type { SpanHead } from "./head.ts";

/** How well a span's borders fit: its best overlap with an entity (SpERT.MT, L_u). */
export const iou = {
  name: "iou",
  weights: "iou_regressor",
  columns: "one",
  target: ({ iou, complete }) => (complete || iou > 0 ? iou : UNKNOWN),
} as const satisfies SpanHead;
