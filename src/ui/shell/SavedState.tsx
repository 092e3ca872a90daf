import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";

const time = timeFormat({ hour: "2-digit", minute: "2-digit", hour12: false });

/** Whether everything is stored. */
export function SavedState() {
  const storage = useApp((s) => s.storage);
  const text = {
    opening: () =>
      storage.kind === "opening" && storage.isErasing ? t("Erasing…") : t("Opening…"),
    saving: () => t("Saving…"),
    saved: () => (storage.kind === "saved" ? t("Saved {time}", { time: time(storage.at) }) : ""),
    readOnly: () => t("Read only"),
    failed: () => t("Not saved"),
  }[storage.kind]();
  return (
    <span
      className="saved"
      data-kind={storage.kind}
      title={t("Everything is stored in this browser")}
    >
      {text}
    </span>
  );
}
