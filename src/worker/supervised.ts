import { type Remote, releaseProxy, wrap } from "comlink";
import { onSpoken } from "../language/speak.ts";
import { t } from "../language/words.ts";
import { isAliveSign } from "./aliveSign.ts";
import { heedAgain, tellLanguage } from "./languageSign.ts";

/** The worker ended: what was asked of it has no answer. The next call is made to a new one. */
export class WorkerDiedError extends Error {
  override readonly name = "WorkerDiedError";
}

/** What of a worker is needed to see its end. */
export type Watched = Pick<
  Worker,
  "postMessage" | "addEventListener" | "removeEventListener" | "terminate"
>;

/** A worker that is made when it is needed, and again when it has died. */
export interface Supervised<Service> {
  /** Calls the service; the call ends with an error when the worker dies before it answers. */
  call<T>(use: (remote: Remote<Service>) => Promise<T>): Promise<T>;
  /** Tells of each death. */
  onDeath(listener: (message: string) => void): void;
  /** Ends the worker for good, untold: what was asked of it has no answer, and nothing more is asked. */
  end(): void;
}

interface Living<Service> {
  readonly quit: (message: string) => void;
  readonly remote: Remote<Service>;
  /** Of the calls under way: each ends its call with an error. */
  readonly unanswered: Set<(error: WorkerDiedError) => void>;
}

const ENDED_QUIETLY = () =>
  t("a worker of the app was ended by the browser, perhaps because memory ran short");

const ENDED_BY_PAGE = () => t("the project was left");

/** A worker that says nothing at all for so long after it was made ended before it could. */
const SILENT_MS = 60_000;

/**
 * Watches over the workers that `make` makes, one at a time.
 *
 * @param locks shared with the workers, which hold one while they live (`sayAlive`)
 */
export function supervised<Service>(
  make: () => Watched,
  locks: LockManager | undefined,
): Supervised<Service> {
  const listeners: ((message: string) => void)[] = [];
  let living: Living<Service> | null = null;
  let isOver = false;

  const begin = (): Living<Service> => {
    const worker = make();
    tellLanguage(worker);
    const deafen = onSpoken(() => tellLanguage(worker));
    const quit = (message: string) => {
      clearTimeout(silence);
      living = null;
      deafen();
      // Comlink keeps the worker until its remote is gone, and what listens to the worker keeps that.
      own.remote[releaseProxy]();
      worker.terminate();
      for (const fail of own.unanswered) fail(new WorkerDiedError(message));
    };
    const own: Living<Service> = { quit, remote: wrap<Service>(worker), unanswered: new Set() };
    const end = (message: string) => {
      if (living !== own) return;
      quit(message);
      for (const listener of listeners) listener(message);
    };
    const silence = setTimeout(() => end(ENDED_QUIETLY()), SILENT_MS);
    worker.addEventListener("error", (event) => {
      const said = "message" in event && event.message ? ` (${event.message})` : "";
      end(t("a worker of the app ended{said}", { said }));
    });
    worker.addEventListener("messageerror", () =>
      end(t("a worker of the app could not be understood")),
    );
    worker.addEventListener("message", (event) => {
      clearTimeout(silence);
      const sign: unknown = "data" in event ? event.data : null;
      heedAgain(sign);
      if (!isAliveSign(sign)) return;
      // Who gets the worker's lock has outlived it; where locks are refused, its end is not seen.
      locks?.request(sign.aliveWhile, () => end(ENDED_QUIETLY())).catch(() => {});
    });
    return own;
  };

  return {
    call: async (use) => {
      if (isOver) throw new WorkerDiedError(ENDED_BY_PAGE());
      living ??= begin();
      const { remote, unanswered } = living;
      const answer = use(remote);
      // No race with a promise of its death: that would hold the answers to all calls while it lives.
      return new Promise((resolve, reject) => {
        unanswered.add(reject);
        answer.then(resolve, reject).finally(() => unanswered.delete(reject));
      });
    },
    onDeath: (listener) => void listeners.push(listener),
    end: () => {
      isOver = true;
      living?.quit(ENDED_BY_PAGE());
    },
  };
}
