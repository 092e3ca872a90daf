/** Runs jobs one after the other, in the order in which they were asked for. */
export function exclusive(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = last.then(job);
    last = result.catch(() => {});
    return result;
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
