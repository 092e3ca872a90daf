import { t } from "../language/words.ts";
import type { Hub } from "./hub.ts";
import { HubError } from "./hubError.ts";

/** Told before each wait. */
export type OnWait = (wait: { readonly why: string; readonly seconds: number }) => void;

/** Longer than this nobody is let wait. */
const LONGEST = 300;
const DAY = 86_400;
/** Waits of those who are told no time, in seconds. */
const WAITS = [1, 2, 4, 8, 16];

/** Counts failures since something came, and waits after each. */
export interface Patience {
  /** Something came: what failed before is forgiven. */
  forgive(): void;
  /** How often it failed since. */
  readonly failures: number;
  /** Waits, or ends. @throws HubError with the reason and what to do after so many failures */
  failed(why: string, seconds?: number | null, advice?: string): Promise<void>;
}

export function patience(
  { clock }: Pick<Hub, "clock">,
  { most, signal, onWait = () => {} }: PatienceOptions,
): Patience {
  let failures = 0;
  return {
    forgive: () => {
      failures = 0;
    },
    get failures() {
      return failures;
    },
    failed: async (why, told = null, advice = t("Try again later")) => {
      signal?.throwIfAborted();
      const seconds = told ?? WAITS[Math.min(failures, WAITS.length - 1)];
      failures++;
      if (failures >= most)
        throw new HubError(
          t("{why}: given up after {failures, number} tries. {advice}", { why, failures, advice }),
        );
      if (seconds > LONGEST)
        throw new HubError(
          seconds > DAY
            ? t("{why}, and asks to wait longer than a day", { why })
            : t("{why}, and asks to wait {minutes} minutes. Try again then", {
                why,
                minutes: Math.ceil(seconds / 60),
              }),
        );
      onWait({ why, seconds });
      await clock.wait(seconds, signal);
    },
  };
}

export interface PatienceOptions {
  /** So many failures in a row end it. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: OnWait | undefined;
}

/** Whether an answer is no answer but to come back: too many questions, or a fault of the Hub's. */
export const isPassing = ({ status }: Response): boolean =>
  status === 408 || status === 429 || status >= 500;

/** That, in words. */
export const passingWords = ({ status }: Response): string =>
  status === 429
    ? t("the Hub answers that it was asked too often")
    : t("the Hub answers with {status}", { status });

/** Seconds that an answer asks to wait: `Retry-After`, or `t=` of the Hub's `RateLimit`; null: it does not say. */
export function askedToWait({ headers }: Response, now: number): number | null {
  const after = headers.get("retry-after")?.trim();
  if (after && /^\d+$/.test(after)) return Number(after);
  const date = after ? Date.parse(after) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, Math.ceil((date - now) / 1000));
  const [, left] = /;\s*t=(\d+)/.exec(headers.get("ratelimit") ?? "") ?? [];
  return left === undefined ? null : Number(left);
}

/** Why there was no answer, in words: what a browser or Node says of it is for programmers. */
export const noConnection = (endpoint: string): string =>
  t("no connection to {endpoint}", { endpoint });

/** What to do about that. */
export const WITHOUT_CONNECTION = () =>
  t("Check that this computer is online and that nothing blocks that address, then try again");
