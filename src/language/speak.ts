import type { Messages } from "@lingui/core";
import { compileWords } from "./compileWords.ts";
import { LANGUAGES, type LanguageId } from "./languages.ts";
import { pseudoWords } from "./pseudo.ts";
import { i18n, type SaidAgain, sayAgain, takeAgain } from "./words.ts";

/** A language with its words, as it crosses to the workers. */
export interface Spoken {
  readonly language: LanguageId;
  readonly messages: Messages;
}

/** Words that are not in the sources come when they are first wanted. */
const CATALOGUES: Partial<Record<LanguageId, () => Promise<{ messages: Messages }>>> = {
  de: () => import("../locales/de.po"),
};

let now: Spoken = { language: "en", messages: {} };
let wanted: LanguageId = "en";

/** The language that is spoken here. */
export const spoken = (): Spoken => now;

/** Speaks a language from here on. Of two wishes the last one counts. */
export async function speak(language: LanguageId): Promise<void> {
  wanted = language;
  const messages = (await CATALOGUES[language]?.())?.messages ?? {};
  if (wanted === language && now.language !== language) hear({ language, messages });
}

/** Speaks what is spoken elsewhere: in a worker, what the page does. */
export function hear(said: Spoken): void {
  now = said;
  const { locale, isPseudo } = { isPseudo: false, ...LANGUAGES[said.language] };
  i18n.setMessagesCompiler(isPseudo ? pseudoWords : compileWords);
  i18n.loadAndActivate({ locale, messages: said.messages });
}

// Who is told of a change after this draws what it holds in the new language.
i18n.on("change", () => void sayAgain(false));

const listeners = new Set<() => void>();

/** The page hears what its workers said in the language before, as they say it now. */
export function hearAgain(said: SaidAgain): void {
  takeAgain(said);
  for (const listener of listeners) listener();
}

/** Tells of each change of what is said: of the language, and of what workers say again. */
export function onSaid(listener: () => void): () => void {
  const end = onSpoken(listener);
  listeners.add(listener);
  return () => {
    end();
    listeners.delete(listener);
  };
}

/** Tells of each change of the language. @returns what ends it */
export const onSpoken = (listener: () => void): (() => void) => i18n.on("change", listener);
