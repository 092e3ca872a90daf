import { i18n } from "@lingui/core";
import "./words.ts";

/** A way to write times in the language of the page. */
export const timeFormat = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (time: Date | number): string => {
    const { locale } = i18n;
    const known = made.get(locale) ?? new Intl.DateTimeFormat(locale, options);
    made.set(locale, known);
    return known.format(time);
  };
};
