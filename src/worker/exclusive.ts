import type { Pause } from "../model/network.ts";
import { nextTask } from "./nextTask.ts";

/** Jobs that must not run at the same time. */
export interface Queue {
  /** Runs a job alone, after those that were asked for before it. */
  run<T>(job: () => Promise<T>): Promise<T>;
  /** Runs a job that takes turns with others of its kind: each goes on in the gaps of the others. */
  share<T>(job: () => Promise<T>): Promise<T>;
  /** Runs a small job in the next gap of the running one, or else in its turn. */
  between<T>(job: () => Promise<T>): Promise<T>;
  /**
   * To be awaited by a running job where nothing of it is under way: small jobs come in here, and
   * into a job that shares, the others that share. @returns whether something came in
   */
  gap(): Promise<boolean>;
  /** A gap for small jobs alone. */
  crack(): Promise<boolean>;
}

interface Turn {
  /** One that runs alone waits until no other has begun; a small one never waits for long jobs. */
  readonly kind: "alone" | "shared" | "small";
  readonly begin: () => void;
}

/** Runs jobs one at a time, in the order in which they were asked for. */
export function exclusive(): Queue {
  const waiting: Turn[] = [];
  const small = new Set<() => Promise<void>>();
  /** Jobs that have begun and not ended. */
  let begun = 0;
  let isTaken = false;
  /** Of the job whose turn it is. */
  let isShared = false;

  const next = () => {
    if (isTaken) return;
    const at = waiting.findIndex(({ kind }) => kind !== "alone" || begun === 0);
    if (at < 0) return;
    isTaken = true;
    const [turn] = waiting.splice(at, 1);
    isShared = turn.kind === "shared";
    turn.begin();
  };
  const leave = () => {
    isTaken = false;
    next();
  };
  const take = (kind: Turn["kind"]) =>
    new Promise<void>((begin) => {
      waiting.push({ kind, begin });
      next();
    });
  const start = async <T>(kind: Turn["kind"], job: () => Promise<T>): Promise<T> => {
    await take(kind);
    begun += kind === "small" ? 0 : 1;
    try {
      return await job();
    } finally {
      begun -= kind === "small" ? 0 : 1;
      leave();
    }
  };
  const crack = async () => {
    // What comes meanwhile waits for the next one: the work goes on between them.
    const jobs = [...small];
    for (const job of jobs) await job();
    return jobs.length > 0;
  };
  return {
    run: (job) => start("alone", job),
    share: (job) => start("shared", job),
    between: (job) =>
      new Promise((resolve, reject) => {
        const once = async () => {
          if (small.delete(once)) await job().then(resolve, reject);
        };
        small.add(once);
        void start("small", once);
      }),
    gap: async () => {
      const isAny = await crack();
      if (!isShared || !waiting.some(({ kind }) => kind === "shared")) return isAny;
      const again = take("shared");
      leave();
      await again;
      return true;
    },
    crack,
  };
}

/** A pause within a run: messages come in, and with them small jobs. */
export const pauseFor = (crack: Queue["crack"]): Pause => {
  return async () => {
    await nextTask();
    await crack();
  };
};

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
