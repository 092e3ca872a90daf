import type { Executor } from "./executor.ts";

/** Allocates several stores; where one fails, those before it are freed and the error goes on. */
export function allOrNone<T>(executor: Executor, make: (allocate: Executor["allocate"]) => T): T {
  const made: ReturnType<Executor["allocate"]>[] = [];
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
