import { UNKNOWN } from "../batch.ts";
import type { PairHead } from "./head.ts";

/** Whether a pair is related at all, by whatever type (SpERT.MT, L_r). */
export const relatedness = {
  name: "relatedness",
  weights: "relatedness_classifier",
  columns: "one",
  target: ({ types, related = Math.max(0, ...types), complete }) =>
    complete || related > 0.5 ? related : UNKNOWN,
} as const satisfies PairHead;
