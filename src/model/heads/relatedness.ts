import type { PairHead } from "./head.ts";

/** Whether a pair is related at all, by whatever type (SpERT.MT, L_r). */
export const relatedness = {
  name: "relatedness",
  weights: "relatedness_classifier",
  columns: "one",
  target: ({ types }) => Math.max(0, ...types),
} as const satisfies PairHead;
