// What is said to users, in the language that they chose. English is written in the sources; the
// catalogues in `src/locales` say it in others.
import { type I18n, i18n, setupI18n } from "@lingui/core";
import { compileWords } from "./compileWords.ts";
import { visibly } from "./unseen.ts";

/** What stands for the placeholders of a message, by their names; nothing that a file holds in lists in lists. */
export type Values = Readonly<
  Record<string, string | number | bigint | boolean | Date | null | undefined>
>;

i18n.setMessagesCompiler(compileWords);
i18n.loadAndActivate({ locale: "en", messages: {} });

/**
 * A message in the language of the page.
 *
 * @param id the message in English: names of values stand in braces, numbers as `{count, number}`,
 *   plural forms as `{count, plural, one {# document} other {# documents}}` (ICU MessageFormat)
 */
export function t(id: string, values?: Values): string {
  const said =
    values === undefined ? speaker._(id) : speaker._(id, hidden(values)).replaceAll(HIDDEN, "\\");
  if (speaker === i18n) remember(said, { id, values });
  return said;
}

/** Marks English words that are kept as they are, and said by `say`. */
export const word = (id: string): string => id;

/** What was marked by `word`, in the language of the page. */
export const say = (id: string): string => t(id);

interface Said {
  readonly id: string;
  readonly values: Values | undefined;
}

/** So many messages are remembered, to be said again when the language changes. */
const REMEMBERED = 500;
const lately = new Map<string, Said>();
const held = new Map<string, Said>();

function remember(text: string, said: Said): void {
  lately.delete(text);
  lately.set(text, said);
  if (lately.size > REMEMBERED) lately.delete(lately.keys().next().value as string);
}

/** Remembers what was said a moment ago, which is shown for long: a notice, an error. */
export function hold(text: string): string {
  const said = lately.get(text);
  if (!said || held.has(text)) return text;
  for (const [name, value] of Object.entries(said.values ?? {}))
    if (isSaid(name, value)) hold(value);
  held.set(text, said);
  return text;
}

/** Whether a value is a message itself. What users call something is not, though a message reads so. */
const isSaid = (name: string, value: unknown): value is string =>
  typeof value === "string" && /^(message|fault|reason|why|advice|first|parent)$/.test(name);

/** What is held, by its words of then, as it is said now. */
const again = new Map<string, string>();

/** Words as they were said, and as they are said now. */
export type SaidAgain = readonly (readonly [then: string, now: string])[];

/** Says once more what is held: in a worker all that it said lately, as the page holds that. */
export function sayAgain(isWorker: boolean): SaidAgain {
  again.clear();
  // What stands in others was said before them.
  for (const [text, { id, values }] of [...held, ...(isWorker ? lately : [])]) {
    const now = Object.entries(values ?? {}).map(([name, value]) => [
      name,
      isSaid(name, value) ? asNow(value) : value,
    ]);
    again.set(text, t(id, values && Object.fromEntries(now)));
  }
  return [...again].filter(([then, now]) => then !== now);
}

/** Takes what is said again elsewhere: by a worker, whose words the page holds. */
export const takeAgain = (said: SaidAgain): void => {
  for (const [then, now] of said) again.set(then, now);
};

/** What is held, in the language of now; what nobody remembers stays as it was. */
export const asNow = (text: string): string => again.get(text) ?? text;

/** Stands for a backslash of a value, of which Lingui would read "\\x41" as a letter. It is no character. */
const HIDDEN = "\uFDD0";

const hidden = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? visibly(value).replaceAll("\\", HIDDEN) : value,
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
