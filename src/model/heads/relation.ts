import type { PairHead } from "./head.ts";

/** The types of a pair, of which several or none may hold. */
export const relation = {
  name: "relation",
  weights: "rel_classifier",
  columns: "relationTypes",
} as const satisfies PairHead;
