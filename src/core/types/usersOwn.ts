import type { EntityType } from "../document/document.ts";

/** A type that somebody has changed: it no longer goes with the model that it came with. */
export function usersOwn<T extends EntityType>(type: T): T {
  const { fromModel: _, ...own } = type;
  return own as T;
}
