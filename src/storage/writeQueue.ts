import { mergeChanges, type ProjectChange } from "./projectChange.ts";

/** How far storing has come. */
export type QueueState =
  | { kind: "saving" }
  | { kind: "saved" }
  | { kind: "failed"; error: unknown };

/** Stores changes at once and in order; what comes while a write runs is written together next. */
export interface WriteQueue {
  push(change: ProjectChange): void;
  /** Tries again after a failure. */
  retry(): void;
  /** Writes and takes nothing more; resolves with what is not stored when no write runs. */
  stop(): Promise<ProjectChange | null>;
  /** Writes what waits, trying once more after a failure, and takes nothing more; resolves as `stop`. */
  finish(): Promise<ProjectChange | null>;
}

/** A queue before `write`; after a failure it tries again every `retryAfter` milliseconds. */
export function createWriteQueue(
  write: (change: ProjectChange) => Promise<void>,
  onState: (state: QueueState) => void,
  retryAfter = 10_000,
): WriteQueue {
  let waiting: ProjectChange | null = null;
  let isRunning = false;
  let lastRun = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const run = async () => {
    while (waiting && !stopped) {
      const change: ProjectChange = waiting;
      waiting = null;
      try {
        await write(change);
      } catch (error) {
        waiting = mergeChanges(change, waiting ?? {});
        if (stopped) return;
        timer = setTimeout(start, retryAfter);
        return ended({ kind: "failed", error });
      }
    }
    if (!stopped) ended({ kind: "saved" });
  };
  /** Who is told may push at once: by then nothing runs, so that it is not left waiting. */
  const ended = (state: QueueState) => {
    isRunning = false;
    onState(state);
  };
  const start = () => {
    clearTimeout(timer);
    if (isRunning || !waiting || stopped) return;
    isRunning = true;
    onState({ kind: "saving" });
    lastRun = run();
  };
  const stop = async () => {
    stopped = true;
    clearTimeout(timer);
    await lastRun;
    return waiting;
  };
  return {
    push: (change) => {
      if (stopped) return;
      waiting = waiting ? mergeChanges(waiting, change) : change;
      start();
    },
    retry: start,
    stop,
    finish: async () => {
      start();
      await lastRun;
      return stop();
    },
  };
}
