import { useSyncExternalStore } from "react";
import type { LanguageId } from "../../language/languages.ts";
import { onSaid, spoken } from "../../language/speak.ts";

let version = 0;

const onChange = (draw: () => void): (() => void) =>
  onSaid(() => {
    version++;
    draw();
  });

/** The language of the page. Who calls it is drawn again in another one. */
export function useLanguage(): LanguageId {
  useSyncExternalStore(onChange, () => version);
  return spoken().language;
}
