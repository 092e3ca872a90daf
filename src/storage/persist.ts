import { t } from "../language/words.ts";
import { NewerVersionError } from "./newerVersion.ts";
import { GoneError } from "./projectDb.ts";

/** Asks the browser not to clear what is stored when space gets short; false when it may. */
export async function askToPersist(storage: StorageManager | undefined): Promise<boolean> {
  if (!storage?.persist) return false;
  return (await storage.persisted()) || storage.persist();
}

/** Why the project could not be opened and what to do about it, for the user. */
export function openingFault(error: unknown): string {
  // Some private windows have a database of which nothing can be opened.
  if (isForbidden(error) || namesIn(error).includes("InvalidStateError")) return storesNothing();
  return t(
    "What is stored here could not be read, and is left as it is: {reason}. Changes in this tab are not stored: export what you want to keep, then reload the page.",
    { reason: reasonOf(error) },
  );
}

/** Why storing failed and what to do about it, for the user. */
export function storageFault(error: unknown): string {
  if (error instanceof GoneError)
    return t(
      "What was stored here has been deleted while this tab was open, perhaps as data of this site were cleared. All of it is still in this tab: store it again, or export it.",
    );
  if (error instanceof NewerVersionError)
    return t(
      "A newer version of Spanloom, in another tab, has what is stored here now. The last changes are only in this tab: export what you want to keep, then reload the page.",
    );
  if (namesIn(error).includes("QuotaExceededError"))
    return t(
      "The disk, or this site's share of it, is full: the last changes are only in this tab. Free some space or export your annotations; storing is tried again.",
    );
  if (isForbidden(error)) return storesNothing();
  return t(
    "The last changes are only in this tab, because storing failed: {reason}. Storing is tried again.",
    { reason: reasonOf(error) },
  );
}

const storesNothing = (): string =>
  t(
    "This browser lets the page store nothing (a private window, perhaps): export what you want to keep before you close the tab.",
  );

const isForbidden = (error: unknown): boolean =>
  namesIn(error).some((name) => name === "MissingAPIError" || name === "SecurityError");

/** Of an error of Dexie, whose message repeats its name and the browser's, the first line. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0].replace(/\.$/, "");

/** Dexie wraps the browser's error: the real one is inside. */
function namesIn(error: unknown): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let at = error;
  while (at && typeof at === "object" && found.length < 5) {
    const { name, inner } = at as { name?: string; inner?: unknown };
    found.push(name);
    at = inner;
  }
  return found;
}
