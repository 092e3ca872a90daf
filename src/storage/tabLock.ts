import type { Channel } from "./changeNews.ts";
import { answerTo, askFor } from "./handover.ts";

/** Which tab may change the project. */
export interface TabLock {
  /** `busy`: another tab has it. `unsupported`: this browser cannot tell. */
  acquire(): Promise<"held" | "busy" | "unsupported">;
  /**
   * Has the tab that has the project give it, with all stored that was done there, or takes it, where
   * that tab does not answer. Rejects with an `UnstoredError` where it cannot store what was done.
   */
  takeOver(): Promise<void>;
  /** Calls when no tab has it any more, unless this one takes it or leaves before. */
  whenFree(listener: () => void): void;
  /** Leaves the project to whoever wants it. */
  release(): void;
}

/** What becomes of a tab whose project another one wants. */
export interface Owner {
  /** The project was taken away from it. */
  readonly onLost: () => void;
  /** Stores what is not stored yet, and changes nothing from then on; false where that cannot be done. */
  readonly onWanted: () => Promise<boolean>;
}

/** A lock on a project. @param name the lock's @param channel over which tabs ask for the project */
export function createTabLock(
  locks: LockManager | undefined,
  channel: Channel | null,
  { onLost, onWanted }: Owner,
  name: string,
): TabLock {
  let release = () => {};
  let isHeld = false;
  let watching = new AbortController();
  let watcher: (() => void) | null = null;
  const watch = (listener: (() => void) | null) => {
    watching.abort();
    watching = new AbortController();
    watcher = listener;
    if (!listener) return;
    // Shared, and let go of at once: who looks does not keep the others from it.
    locks
      ?.request(name, { mode: "shared", signal: watching.signal }, () => listener())
      .catch(() => {}); // it is not watched any more
  };
  // The lock is held as long as the promise that the callback returns is open: until the tab ends.
  const request = (options: LockOptions) =>
    new Promise<boolean>((resolve, reject) => {
      let held = false;
      const hold = (lock: Lock | null) => {
        held = lock !== null;
        resolve(held);
        if (!held) return undefined;
        isHeld = true;
        return new Promise<void>((done) => {
          release = () => {
            isHeld = false;
            done();
          };
        });
      };
      locks!.request(name, options, hold).catch((error) => {
        if (!held) return reject(error);
        isHeld = false;
        onLost();
      });
    });
  let giving: Promise<boolean> | null = null;
  const give = async (): Promise<boolean> => {
    // Whatever went wrong, it is not known that all is stored: this tab keeps the project, and says so.
    const isGiven = await onWanted().catch(() => false);
    if (isGiven) release();
    giving = null;
    return isGiven;
  };
  if (channel)
    answerTo(channel, () => {
      if (isHeld) giving ??= give();
      return giving;
    });
  /** Whether the tab that has the project gave it. */
  const wasGiven = async (): Promise<boolean> => {
    if (!channel) return false;
    const waiting = new AbortController();
    const given = request({ signal: waiting.signal });
    given.catch(() => {}); // not waited for any more
    const { unheard, stop } = askFor(channel);
    try {
      return (await Promise.race([given, unheard])) === true;
    } finally {
      stop();
      waiting.abort();
    }
  };
  return {
    acquire: async () => {
      if (!locks) return "unsupported";
      return (await request({ ifAvailable: true })) ? "held" : "busy";
    },
    takeOver: async () => {
      const before = watcher;
      watch(null);
      try {
        if (locks && !(await wasGiven())) await request({ steal: true });
      } catch (error) {
        watch(before);
        throw error;
      }
    },
    whenFree: watch,
    release: () => {
      watch(null);
      release();
      channel?.close();
    },
  };
}
