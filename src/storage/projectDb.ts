import { Dexie } from "dexie";
import type { ProjectChange, StoredProject } from "./projectChange.ts";
import { readProject } from "./readProject.ts";
import { OWNER, type Tables } from "./tables.ts";
import { defineVersions } from "./versions.ts";
import { writeChange } from "./writeChange.ts";

/** A tab that another one has taken the project from: it writes nothing more. */
export class NotOwnerError extends Error {
  override name = "NotOwnerError";
  constructor() {
    super("Another tab has taken over; what was done here since is not stored.");
  }
}

/** The project in IndexedDB. */
export interface ProjectDb {
  load(): Promise<StoredProject>;
  /** Makes this tab the only one whose writes succeed. */
  claim(): Promise<void>;
  /** Stores a change, all of it or nothing. */
  write(change: ProjectChange): Promise<void>;
  /** Removes everything; the claim stays. */
  erase(): Promise<void>;
  close(): void;
}

/** Opens the database; `tab` tells this tab from others. */
export function openProjectDb(tab: string, name = "spanloom"): ProjectDb {
  // Strict: what is shown as saved is on the disk, also when the machine stops the moment after.
  const db = new Dexie(name, { chromeTransactionDurability: "strict" }) as Dexie & Tables;
  defineVersions(db);
  const claim = () => db.settings.put({ key: OWNER, value: tab });
  const owned = (work: () => Promise<void>) =>
    db.transaction("rw", db.tables, async () => {
      const owner = (await db.settings.get(OWNER)) as { value?: unknown } | undefined;
      if (owner?.value !== tab) throw new NotOwnerError();
      await work();
    });
  return {
    load: () => db.transaction("r", db.tables, () => readProject(db)),
    claim: async () => {
      await claim();
    },
    write: (change) => owned(() => writeChange(db, change)),
    erase: () =>
      owned(async () => {
        await Promise.all(db.tables.map((table) => table.clear()));
        await claim();
      }),
    close: () => db.close(),
  };
}
