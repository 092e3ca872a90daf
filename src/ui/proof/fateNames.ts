import type { Fate } from "../../core/learn/stability.ts";
import { t } from "../../language/words.ts";

/** What became of suggestions, in words. */
export const FATE_NAMES: Readonly<Record<Fate, string>> = {
  get kept() {
    return t("Kept");
  },
  get retyped() {
    return t("Retyped");
  },
  get lost() {
    return t("Lost");
  },
  get new() {
    return t("New");
  },
};
