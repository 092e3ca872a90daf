import { remembered } from "../core/document/remembered.ts";
import { NOTHING_SEEN, type SeenBefore, wasHeldOut } from "../core/learn/heldOut.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";
import type { AppState } from "./state.ts";
import type { ModelLineage } from "./versionsState.ts";

/** Of versions that do not say what they were trained on: by the rule that was theirs. */
export const BY_THE_FORMER_RULE: SeenBefore = {
  isTrained: (words) => !wasHeldOut({ words }),
  isHeldOut: (words) => wasHeldOut({ words }),
};

/** What a model and those before it have seen. Trained on once is trained on. */
export const seenIn = remembered(({ trained, heldOut, isKnown }: ModelLineage): SeenBefore => {
  const isTrained: SeenBefore["isTrained"] = (words) =>
    trained.has(wordsHash(words)) || (!isKnown && BY_THE_FORMER_RULE.isTrained(words));
  return {
    isTrained,
    isHeldOut: (words) => heldOut.has(wordsHash(words)) && !isTrained(words),
  };
});

/** What the open model has seen of the user's sentences; the same as long as nothing else is known. */
export function seenBefore({ model, lineage }: Pick<AppState, "model" | "lineage">): SeenBefore {
  const source = model.kind === "ready" ? model.model.source : null;
  if (source?.kind !== "version") return NOTHING_SEEN;
  return lineage?.version === source.id ? seenIn(lineage) : BY_THE_FORMER_RULE;
}
