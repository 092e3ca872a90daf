import { nextTurn } from "./nextTurn.ts";

/** Collects items and hands them on together, so that a fast stream does not redraw at each item. */
export interface Batches<T> {
  add(item: T): void;
  /** Hands on what is waiting, now. */
  flush(): void;
  /** Hands on what is waiting, a batch a turn: in between the page answers. */
  drain(): Promise<void>;
}

interface Rhythm {
  /** Milliseconds that the first item waits for others. */
  readonly pause?: number;
  /** So many items are handed on at once; the others in the next turns. */
  readonly most?: number;
}

/** A collector that hands on by a timer, as frames stop in a hidden tab. */
export function createBatches<T>(
  use: (items: readonly T[]) => void,
  { pause = 50, most = Number.POSITIVE_INFINITY }: Rhythm = {},
): Batches<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDraining = false;
  let drained = Promise.resolve();
  const next = (count: number) => {
    clearTimeout(timer);
    timer = undefined;
    const items = waiting.slice(0, count);
    waiting = waiting.slice(count);
    if (items.length > 0) use(items);
  };
  const drainAll = async () => {
    isDraining = true;
    for (next(most); waiting.length > 0; next(most)) await nextTurn();
    isDraining = false;
  };
  const drain = () => {
    if (!isDraining) drained = drainAll();
    return drained;
  };
  return {
    add: (item) => {
      waiting.push(item);
      if (!isDraining) timer ??= setTimeout(drain, pause);
    },
    flush: () => next(waiting.length),
    drain,
  };
}
