import type { Clock, TrainingClock } from "./trainingClock.ts";

/** The device is lent to others now and then: what they take is none of a training's own time. */
export interface Lending {
  /** Tells the time without what others took. */
  readonly working: Clock;
  /** Waits for others. @returns whether any came */
  lent(wait: () => Promise<boolean>): Promise<boolean>;
}

export function lending(now: Clock, clock: Pick<TrainingClock, "paused">): Lending {
  let all = 0;
  return {
    working: () => now() - all,
    lent: async (wait) => {
      const from = now();
      if (!(await wait())) return false;
      const took = now() - from;
      all += took;
      clock.paused(took / 1000);
      return true;
    },
  };
}
