/** What a worker says of itself first: the name of a lock that it holds for as long as it lives. */
export interface AliveSign {
  readonly aliveWhile: string;
}

/** Whether a message of a worker is such a sign. */
export const isAliveSign = (message: unknown): message is AliveSign =>
  typeof message === "object" &&
  message !== null &&
  "aliveWhile" in message &&
  typeof message.aliveWhile === "string";

/**
 * Takes a lock that only the end of this worker sets free, and says its name to the page: a worker
 * that the browser ends, for want of memory say, tells of it by no event.
 *
 * @param locks absent, or refused, where the browser has none: such an end is then not seen
 */
export function sayAlive(locks: LockManager | undefined, tell: (sign: AliveSign) => void): void {
  const aliveWhile = `spanloom-worker-${crypto.randomUUID()}`;
  const live = () => {
    tell({ aliveWhile });
    return new Promise<never>(() => {});
  };
  locks?.request(aliveWhile, live).catch(() => {});
}
