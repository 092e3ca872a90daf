import { t } from "../language/words.ts";
import type { StorageState } from "./state.ts";

/** Why nothing of the project can be changed in this tab, in words for the user; null where it can. */
export function whyReadOnly(storage: StorageState): string | null {
  if (storage.kind !== "readOnly") return null;
  if (storage.isNewer) return t("A newer version of Spanloom wrote this: it is only shown here.");
  return storage.isFree
    ? t("The other tab has left this project. Take over here to change it.")
    : t("Another tab has this project open. Take over here to change it.");
}
