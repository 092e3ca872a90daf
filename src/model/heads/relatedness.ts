import { UNKNOWN } from "../batch.ts";
import type { PairHead } from "./head.ts";

/** Whether a pair is related at all, by whatever type (SpERT.MT, L_r). */
export const relatedness = {
  name: "relatedness",
  weights: "relatedness_classifier",
  columns: "one",
  target: ({ types, complete }) => {
    const related = Math.max(0, ...types);
    return complete || related > 0.5 ? related : UNKNOWN;
  },
} as const satisfies PairHead;
