import type { Study } from "../core/learn/storedStudy.ts";
import { isWhole } from "../core/learn/storedStudy.ts";
import { modelKeyOf } from "./newStudy.ts";
import type { AppState } from "./state.ts";

/**
 * The cross-validation whose models were trained as the one in use was, from the same model: what
 * their scores are worth its scores are. Null where there is none.
 */
export function crossOfModel({
  model,
  versions,
  studies,
}: Pick<AppState, "model" | "versions" | "studies">): Study | null {
  const study = studies.crossValidation;
  if (!study || !isWhole(study) || model.kind !== "ready") return null;
  const { id, source } = model.model;
  // Of a candidate it is where its parent lies.
  const parent = id.startsWith("candidate:")
    ? source
    : versions.find((one) => source.kind === "version" && one.id === source.id)?.made?.parent
        .source;
  return parent && modelKeyOf({ source: parent }) === study.modelKey ? study : null;
}
