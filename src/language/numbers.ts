import { localeNow } from "./words.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(least: number, most: number | undefined): Intl.NumberFormat {
  const locale = localeNow();
  const key = `${locale} ${least} ${most}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  formats.set(key, made);
  return made;
}

/** "12,345", as the language of the page writes it. */
export const shownNumber = (value: number): string => format(0, undefined).format(value);

/** "0.50": with so many digits after the point, as the language of the page writes it. */
export const shownFixed = (value: number, digits: number): string =>
  format(digits, digits).format(value);

/** "0.5": with so many digits after the point at most. */
export const shownAtMost = (value: number, digits: number): string =>
  format(0, digits).format(value);
