/** Collects items and hands them on together, so that a fast stream does not redraw at each item. */
export interface Batches<T> {
  add(item: T): void;
  /** Hands on what is waiting, now. */
  flush(): void;
}

/** A collector that waits `pause` milliseconds; a timer, as frames stop in a hidden tab. */
export function createBatches<T>(use: (items: readonly T[]) => void, pause = 50): Batches<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const items = waiting;
    waiting = [];
    if (items.length > 0) use(items);
  };
  return {
    add: (item) => {
      waiting.push(item);
      timer ??= setTimeout(flush, pause);
    },
    flush,
  };
}
