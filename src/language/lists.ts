import { i18n } from "@lingui/core";
import "./words.ts";

const TYPES = { and: "conjunction", or: "disjunction" } as const;

/** "Vessel, Port and Cargo", as the language of the page joins words. */
export const listed = (words: readonly string[], by: "and" | "or"): string =>
  // The English of the sources has no comma before "and".
  new Intl.ListFormat(i18n.locale === "en" ? "en-GB" : i18n.locale, { type: TYPES[by] }).format(
    words,
  );
