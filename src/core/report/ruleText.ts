import type { HeldOutRule } from "../learn/heldOut.ts";

/** How sentences were held out: "20 %, chosen by their words, seed 0" */
export const ruleText = ({ share, seed, by }: Omit<HeldOutRule, "barred">): string =>
  `${share} %, ${by === "documents" ? "whole documents" : "chosen by their words"}, seed ${seed}`;
