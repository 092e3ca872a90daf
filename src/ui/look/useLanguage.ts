import { useSyncExternalStore } from "react";
import type { LanguageId } from "../../language/languages.ts";
import { onSpoken, spoken } from "../../language/speak.ts";

/** The language of the page. Who calls it is drawn again in another one. */
export const useLanguage = (): LanguageId =>
  useSyncExternalStore(onSpoken, () => spoken().language);
