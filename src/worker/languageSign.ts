import { hear, type Spoken, spoken } from "../language/speak.ts";

/** The page tells its workers which language it speaks: what they say is shown there. */
interface LanguageSign {
  readonly pageSpeaks: Spoken;
}

const isLanguageSign = (data: unknown): data is LanguageSign =>
  typeof data === "object" && data !== null && "pageSpeaks" in data;

/** Tells a worker the language. It is heard before what is asked of the worker afterwards. */
export const tellLanguage = (worker: Pick<Worker, "postMessage">): void =>
  worker.postMessage({ pageSpeaks: spoken() } satisfies LanguageSign);

/** A worker speaks as its page does. */
export const heedLanguage = (self: typeof globalThis): void =>
  self.addEventListener("message", ({ data }: MessageEvent) => {
    if (isLanguageSign(data)) hear(data.pageSpeaks);
  });
