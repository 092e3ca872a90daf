import { localeNow } from "./words.ts";

const TYPES = { and: "conjunction", or: "disjunction" } as const;

/** "Vessel, Port and Cargo", as the language of the page joins words. */
export const listed = (words: readonly string[], by: "and" | "or"): string =>
  // The English of the sources has no comma before "and".
  new Intl.ListFormat(localeNow() === "en" ? "en-GB" : localeNow(), { type: TYPES[by] }).format(
    words,
  );
