import { t } from "../../language/words.ts";
import type { HeldOutRule } from "../learn/heldOut.ts";

/** How sentences were held out: "20 %, chosen by their words, seed 0" */
export const ruleText = ({ share, seed, by }: Omit<HeldOutRule, "barred">): string =>
  t(
    "{share, number} %, {isBy, select, true {whole documents} other {chosen by their words}}, seed {seed, number}",
    { share, isBy: by === "documents", seed },
  );
