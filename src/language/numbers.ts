import { i18n } from "@lingui/core";
import "./words.ts";

const formats = new Map<string, Intl.NumberFormat>();

function format(digits: number | undefined): Intl.NumberFormat {
  const key = `${i18n.locale} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(i18n.locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}

/** "12,345", as the language of the page writes it. */
export const shownNumber = (value: number): string => format(undefined).format(value);

/** "0.50": with so many digits after the point, as the language of the page writes it. */
export const shownFixed = (value: number, digits: number): string => format(digits).format(value);
