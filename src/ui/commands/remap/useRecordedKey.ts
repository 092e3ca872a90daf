import { useEffect } from "react";
import { keyName } from "../keys.ts";

const MODIFIERS = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"];

/** Takes the next key press from everything else on the page, and tells its name. */
export function useRecordedKey(isRecording: boolean, onKey: (key: string) => void): void {
  useEffect(() => {
    if (!isRecording) return;
    const press = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat && !event.isComposing && !MODIFIERS.includes(event.key))
        onKey(keyName(event));
    };
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, [isRecording, onKey]);
}
