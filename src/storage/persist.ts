/** Asks the browser not to clear what is stored when space gets short; false when it may. */
export async function askToPersist(storage: StorageManager | undefined): Promise<boolean> {
  if (!storage?.persist) return false;
  return (await storage.persisted()) || storage.persist();
}

const STORES_NOTHING =
  "This browser lets the page store nothing (a private window, perhaps): export what you want to keep before you close the tab.";

/** Why the project could not be opened and what to do about it, for the user. */
export function openingFault(error: unknown): string {
  if (isForbidden(error)) return STORES_NOTHING;
  return `What is stored here could not be read, and is left as it is: ${reasonOf(error)}. Changes in this tab are not stored: export what you want to keep, then reload the page.`;
}

/** Why storing failed and what to do about it, for the user. */
export function storageFault(error: unknown): string {
  const names = causes(error).map(({ name }) => name);
  if (names.includes("QuotaExceededError")) {
    return "The disk, or this site's share of it, is full: the last changes are only in this tab. Free some space or export your annotations; storing is tried again.";
  }
  if (isForbidden(error)) return STORES_NOTHING;
  return `The last changes are only in this tab, because storing failed: ${reasonOf(error)}. Storing is tried again.`;
}

const isForbidden = (error: unknown): boolean =>
  causes(error).some(({ name }) => name === "MissingAPIError" || name === "SecurityError");

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\.$/, "");

/** Dexie wraps the browser's error: the real one is inside. */
function causes(error: unknown): { name?: string }[] {
  const found: { name?: string; inner?: unknown }[] = [];
  let at = error;
  while (at && typeof at === "object" && found.length < 5) {
    found.push(at);
    at = (at as { inner?: unknown }).inner;
  }
  return found;
}
