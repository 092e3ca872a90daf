/** Jobs that must not run at the same time. */
export interface Queue {
  /** Runs a job after those that were asked for before it. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Runs a small job in the next gap of the running one, or else in its turn. */
  between<T>(job: () => Promise<T>): Promise<T>;
  /** To be awaited by a running job where nothing of it is under way: small jobs come in here. */
  gap(): Promise<void>;
}

/** Runs jobs one after the other, in the order in which they were asked for. */
export function exclusive(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  const small = new Set<() => Promise<void>>();
  const run = <T>(job: () => Promise<T>): Promise<T> => {
    const result = last.then(job);
    last = result.catch(() => {});
    return result;
  };
  return {
    run,
    between: (job) =>
      new Promise((resolve, reject) => {
        const once = async () => {
          if (small.delete(once)) await job().then(resolve, reject);
        };
        small.add(once);
        void run(once);
      }),
    gap: async () => {
      for (const job of small) await job();
    },
  };
}

/** Messages may wait so long for a pause of the work: less than anyone notices. */
const PAUSE_EVERY = 20;

/**
 * Lets messages in (a cancel, say) between two pieces of work, now and then: a pause costs up to
 * 4 ms, which browsers put between timers.
 */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < PAUSE_EVERY) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}
