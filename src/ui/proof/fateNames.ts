import type { Fate } from "../../core/learn/stability.ts";

/** What became of suggestions, in words. */
export const FATE_NAMES: Readonly<Record<Fate, string>> = {
  kept: "Kept",
  retyped: "Retyped",
  lost: "Lost",
  new: "New",
};
