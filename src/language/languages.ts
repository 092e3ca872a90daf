/** A language that the app speaks. */
export interface Language {
  /** As browsers write it (BCP 47), for `lang` and Intl. */
  readonly locale: string;
  /** What it calls itself. */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** To look at the page with: English with longer words and accents. Nobody chooses it. */
  readonly isPseudo?: true;
}

export const LANGUAGES = {
  en: { locale: "en", name: "English", dir: "ltr" },
  de: { locale: "de", name: "Deutsch", dir: "ltr" },
  pseudo: { locale: "en-XA", name: "Pseudo", dir: "ltr", isPseudo: true },
  "pseudo-rtl": { locale: "en-XB", name: "Pseudo, right to left", dir: "rtl", isPseudo: true },
} as const satisfies Record<string, Language>;

export type LanguageId = keyof typeof LANGUAGES;
/** What the user chose; "auto": what the browser asks for. */
export type LanguageChoice = "auto" | "en" | "de";

/** The language that is meant: the address may name one to look at (`?language=pseudo-rtl`). */
export function languageOf(
  choice: LanguageChoice,
  wanted: readonly string[],
  address = "",
): LanguageId {
  const named = new URLSearchParams(address).get("language");
  if (named !== null && Object.hasOwn(LANGUAGES, named)) return named as LanguageId;
  if (choice !== "auto") return choice;
  const spoken = wanted.map((tag) => tag.toLowerCase().split("-")[0]);
  return spoken.find((tag): tag is "en" | "de" => tag === "en" || tag === "de") ?? "en";
}
