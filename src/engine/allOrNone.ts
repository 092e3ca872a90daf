import type { Executor, Store } from "./executor.ts";

/** Hands out memory of an executor. */
export type Allocate<S extends Store> = Executor<S>["allocate"];

/** Allocates several stores; where one fails, those before it are freed and the error goes on. */
export function allOrNone<S extends Store, T>(
  executor: Executor<S>,
  make: (allocate: Allocate<S>) => T,
): T {
  const made: S[] = [];
  try {
    return make((bytes, label) => {
      const store = executor.allocate(bytes, label);
      made.push(store);
      return store;
    });
  } catch (error) {
    for (const store of made) executor.free(store);
    throw error;
  }
}
