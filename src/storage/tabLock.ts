/** Which tab may change the project. */
export interface TabLock {
  /** `busy`: another tab has it. `unsupported`: this browser cannot tell. */
  acquire(): Promise<"held" | "busy" | "unsupported">;
  /** Takes the project away from the tab that has it. */
  takeOver(): Promise<void>;
  /** Calls when no tab has it any more, unless this one takes it or leaves before. */
  whenFree(listener: () => void): void;
  /** Leaves the project to whoever wants it. */
  release(): void;
}

/** A lock on the project; `onLost` is called when another tab takes it over. @param name the lock's */
export function createTabLock(
  locks: LockManager | undefined,
  onLost: () => void,
  name = "spanloom-project",
): TabLock {
  let release = () => {};
  let watching = new AbortController();
  const stopWatching = () => {
    watching.abort();
    watching = new AbortController();
  };
  // The lock is held as long as the promise that the callback returns is open: until the tab ends.
  const request = (options: LockOptions) =>
    new Promise<boolean>((resolve, reject) => {
      let held = false;
      const hold = (lock: Lock | null) => {
        held = lock !== null;
        resolve(held);
        if (!held) return undefined;
        return new Promise<void>((done) => {
          release = done;
        });
      };
      locks!.request(name, options, hold).catch((error) => (held ? onLost() : reject(error)));
    });
  return {
    acquire: async () => {
      if (!locks) return "unsupported";
      return (await request({ ifAvailable: true })) ? "held" : "busy";
    },
    takeOver: async () => {
      stopWatching();
      if (locks) await request({ steal: true });
    },
    whenFree: (listener) => {
      stopWatching();
      // Shared, and let go of at once: who looks does not keep the others from it.
      locks
        ?.request(name, { mode: "shared", signal: watching.signal }, () => listener())
        .catch(() => {}); // it is not watched any more
    },
    release: () => {
      stopWatching();
      release();
    },
  };
}
