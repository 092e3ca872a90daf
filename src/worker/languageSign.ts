import { hear, hearAgain, type Spoken, spoken } from "../language/speak.ts";
import { type SaidAgain, sayAgain } from "../language/words.ts";

/** The page tells its workers which language it speaks: what they say is shown there. */
interface LanguageSign {
  readonly pageSpeaks: Spoken;
}

/** A worker says again what it said in the language before: the page holds it. */
interface AgainSign {
  readonly saysAgain: SaidAgain;
}

const has = <Key extends string>(data: unknown, key: Key): data is Readonly<Record<Key, unknown>> =>
  typeof data === "object" && data !== null && key in data;

const isLanguageSign = (data: unknown): data is LanguageSign => has(data, "pageSpeaks");
const isAgainSign = (data: unknown): data is AgainSign => has(data, "saysAgain");

/** Tells a worker the language. It is heard before what is asked of the worker afterwards. */
export const tellLanguage = (worker: Pick<Worker, "postMessage">): void =>
  worker.postMessage({ pageSpeaks: spoken() } satisfies LanguageSign);

/** A worker speaks as its page does. */
export const heedLanguage = (self: typeof globalThis): void =>
  self.addEventListener("message", ({ data }: MessageEvent) => {
    if (!isLanguageSign(data)) return;
    hear(data.pageSpeaks);
    const saysAgain = sayAgain(true);
    if (saysAgain.length > 0) self.postMessage({ saysAgain } satisfies AgainSign);
  });

/** The page heeds what a worker says again. */
export function heedAgain(data: unknown): void {
  if (isAgainSign(data)) hearAgain(data.saysAgain);
}
