import { NOTHING_SEEN, type SeenBefore, wasHeldOut } from "../core/learn/heldOut.ts";
import type { AppState } from "./state.ts";

/** Of versions that do not say what they were trained on: by the rule that was theirs. */
const BY_THE_FORMER_RULE: SeenBefore = {
  isTrained: (words) => !wasHeldOut({ words }),
  isHeldOut: (words) => wasHeldOut({ words }),
};

/** What the open model has seen of the user's sentences; the same as long as nothing else is known. */
export function seenBefore({ model }: Pick<AppState, "model">): SeenBefore {
  const isOfUser = model.kind === "ready" && model.model.source.kind === "version";
  return isOfUser ? BY_THE_FORMER_RULE : NOTHING_SEEN;
}
