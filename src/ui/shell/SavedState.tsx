import { useApp } from "../app/useApp.ts";

const time = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hour12: false });

/** Whether everything is stored. */
export function SavedState() {
  const storage = useApp((s) => s.storage);
  const text = {
    opening: () => "Opening…",
    saving: () => "Saving…",
    saved: () => (storage.kind === "saved" ? `Saved ${time.format(storage.at)}` : ""),
    readOnly: () => "Read only",
    failed: () => "Not saved",
  }[storage.kind]();
  return (
    <span className="saved" data-kind={storage.kind} title="Everything is stored in this browser">
      {text}
    </span>
  );
}
