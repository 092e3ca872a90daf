import { candidateOf } from "../../core/lifecycle/lifecycle.ts";
import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { isTraining } from "../app/useApp.ts";

/** The id of the line that says it. */
export const BLOCKED = "why-no-other-model";

/** Why another model cannot be opened now, nor the open one be deleted; null where that can be done. */
export function whyNotFree(state: AppState): string | null {
  const { life } = state;
  if (isTraining(state))
    return t(
      "A training runs: pause or stop it before you open another model or delete the open one.",
    );
  if (candidateOf(life) || state.training.kind === "finished")
    return t(
      "A trained model waits: keep or discard it before you open another model or delete the open one.",
    );
  if (life.study)
    return t(
      "“{title}” runs: another model is opened, and the open one deleted, when it has ended.",
      { title: life.study.title },
    );
  return null;
}
