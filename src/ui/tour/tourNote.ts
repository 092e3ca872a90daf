import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { activeDoc } from "../app/useApp.ts";
import type { TourStepId } from "./noticed.ts";

/** What keeps a step of the tour from going as it says, and what to do then; null: nothing does. */
export function tourNote(step: TourStepId, state: AppState): string | null {
  const why = whyReadOnly(state.storage);
  if (why !== null) return why;
  const doc = activeDoc(state);
  if (step === "text") return null;
  if (!doc) return t("No text is open: the first step adds one, or choose one in the list.");
  if (step === "train") return trainNote(state);
  const items = [...Object.values(doc.entities), ...Object.values(doc.relations)];
  if (step === "decide" && !items.some(({ status }) => status === "suggested"))
    return noSuggestionsNote(state);
  if (step !== "decide" && Object.keys(doc.entities).length === 0)
    return t("There is no span here yet: select words in the text, and choose a type.");
  return null;
}

/** Why nothing is suggested. */
function noSuggestionsNote({ model, prediction }: AppState): string {
  if (model.kind === "loading")
    return t("The model is still being opened; what it finds is marked then.");
  if (model.kind === "failed")
    return t("The model cannot run now: select words in the text, and choose a type.");
  if (prediction.kind === "running")
    return t("The model reads the text right now; what it finds is marked as it comes.");
  return t("Nothing is suggested in this text now: select words in it, and choose a type.");
}

function trainNote({ training, model }: AppState): string | null {
  if (training.kind === "running")
    return t("A training goes on already: “Train” shows how far it is.");
  if (training.kind === "finished")
    return t("A training has ended: “Train” shows what it brought, to keep or to discard.");
  if (model.kind === "loading") return t("The model is still being opened: training waits for it.");
  if (model.kind === "failed")
    return t("The model cannot run now, and nothing can be trained before it does.");
  return null;
}
