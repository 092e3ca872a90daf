// What is said to users, in the language that they chose. English is written in the sources; the
// catalogues in `src/locales` say it in others.
import { type I18n, i18n, setupI18n } from "@lingui/core";
import { compileWords } from "./compileWords.ts";

/** What stands for the placeholders of a message, by their names. */
export type Values = Readonly<Record<string, unknown>>;

i18n.setMessagesCompiler(compileWords);
i18n.loadAndActivate({ locale: "en", messages: {} });

/**
 * A message in the language of the page.
 *
 * @param id the message in English: names of values stand in braces, numbers as `{count, number}`,
 *   plural forms as `{count, plural, one {# document} other {# documents}}` (ICU MessageFormat)
 */
export function t(id: string, values?: Values): string {
  if (values === undefined) return speaker._(id);
  return speaker._(id, hidden(values)).replaceAll(HIDDEN, "\\");
}

/** Stands for a backslash of a value, of which Lingui would read "\\x41" as a letter. It is no character. */
const HIDDEN = "\uFDD0";

const hidden = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("\\", HIDDEN) : value,
    ]),
  );

let speaker: I18n = i18n;

/** The language of what is said now, as Intl wants it. */
export const localeNow = (): string => speaker.locale;

/** What goes into files is the same wherever they were written: it is made in English. */
export function inEnglish<T>(make: () => T): T {
  const before = speaker;
  speaker = english;
  try {
    return make();
  } finally {
    speaker = before;
  }
}

const english = setupI18n({ locale: "en", messages: { en: {} } }).setMessagesCompiler(compileWords);

export { i18n };
