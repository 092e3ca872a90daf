import { localeNow } from "./words.ts";

/** A way to write times in the language of the page. */
export const timeFormat = (options: Intl.DateTimeFormatOptions) => {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (time: Date | number): string => {
    const locale = localeNow();
    const known = made.get(locale) ?? new Intl.DateTimeFormat(locale, options);
    made.set(locale, known);
    return known.format(time);
  };
};
