import { useEffect } from "react";
import { LANGUAGES, languageOf } from "../../language/languages.ts";
import { speak } from "../../language/speak.ts";
import { useLanguage } from "../look/useLanguage.ts";
import { useApp } from "./useApp.ts";

/**
 * The page speaks the language that the user chose, and says which one it is.
 *
 * @returns the locale for what draws controls
 */
export function usePageLanguage(): string {
  const choice = useApp((s) => s.language);
  const isOpening = useApp((s) => s.storage.kind === "opening");
  const tellFailed = useApp((s) => s.languageFailed);
  useEffect(() => {
    if (isOpening) return;
    const language = languageOf(choice, navigator.languages, location.search);
    speak(language).catch(() => tellFailed(LANGUAGES[language].name));
  }, [choice, isOpening, tellFailed]);
  const language = useLanguage();
  useEffect(() => {
    const { locale, dir } = LANGUAGES[language];
    Object.assign(document.documentElement, { lang: locale, dir });
  }, [language]);
  // By the locale alone it is known there which way one reads.
  return LANGUAGES[language].dir === "rtl" ? "ar" : LANGUAGES[language].locale;
}
