import type { Dexie } from "dexie";
import { t } from "../language/words.ts";

/** A newer version of the app wrote the database: what this one would write there could spoil it. */
export class NewerVersionError extends Error {
  override name = "NewerVersionError";
  constructor() {
    super(t("What is stored here was written by a newer version of Spanloom."));
  }
}

/**
 * Whether an open database is of a newer version of the app: Dexie opens it as if it were its own, and
 * tells of it in the version alone.
 */
export const isNewer = (db: Dexie): boolean =>
  db.isOpen() && Math.floor(db.backendDB().version / 10) > db.verno;

/** @throws NewerVersionError where it is */
export function refuseNewer(db: Dexie): void {
  if (isNewer(db)) throw new NewerVersionError();
}
