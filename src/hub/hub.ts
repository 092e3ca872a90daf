import { t } from "../language/words.ts";
import { SILENT } from "./offer.ts";

/** How the Hub is asked; made for a browser or for Node. */
export interface Hub {
  /** Where: its own address, or a mirror's; no slash at its end. */
  readonly endpoint: string;
  /**
   * Gets what lies at an address, from a byte on; redirects are followed to the Hub's hosts alone.
   *
   * @throws HubError where it leads elsewhere; any other error where there is no connection
   */
  get(
    url: string,
    options: { readonly from?: number; readonly signal?: AbortSignal },
  ): Promise<Response>;
  readonly clock: Clock;
}

/** What takes time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends after so many seconds. @throws what the signal says where it is aborted before */
  wait(seconds: number, signal?: AbortSignal): Promise<void>;
  /** What some work brings, with an error where nothing came for long: the other end fell silent. */
  within<T>(work: Promise<T>): Promise<T>;
}

/** The computer's. */
export const realClock: Clock = {
  now: () => Date.now(),
  wait: (seconds, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const end = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", end);
        resolve();
      }, seconds * 1000);
      signal?.addEventListener("abort", end, { once: true });
    }),
  within: async (work) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(t("nothing came for {silent, number} seconds", { silent: SILENT }))),
        SILENT * 1000,
      );
    });
    try {
      return await Promise.race([work, silence]);
    } finally {
      clearTimeout(timer);
    }
  },
};
