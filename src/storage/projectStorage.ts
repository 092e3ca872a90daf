import { askToPersist } from "./persist.ts";
import type { ProjectChange, StoredProject } from "./projectChange.ts";
import type { ProjectDb } from "./projectDb.ts";
import { createTabLock } from "./tabLock.ts";

/** What the store needs of this folder: the project, and whether this tab may change it. */
export interface ProjectStorage {
  /** Reads the project. `onLost` is called when another tab takes it over. */
  open(onLost: () => void): Promise<Opened>;
  /** Takes the project from the tab that has it, and reads it as that tab left it. */
  takeOver(): Promise<StoredProject>;
  /** Stores a change, all of it or nothing. */
  write(change: ProjectChange): Promise<void>;
  erase(): Promise<void>;
}

export interface Opened {
  readonly stored: StoredProject;
  /** `unguarded`: this browser cannot tell whether another tab has the project. */
  readonly access: "owner" | "unguarded" | "readOnly";
}

interface Browser {
  readonly locks?: LockManager | undefined;
  readonly storage?: StorageManager | undefined;
}

/** The project in a database, guarded by a lock between tabs. */
export function createProjectStorage(db: ProjectDb, browser: Browser): ProjectStorage {
  let lost = () => {};
  const lock = createTabLock(browser.locks, () => lost());
  return {
    open: async (onLost) => {
      lost = onLost;
      const held = await lock.acquire();
      if (held === "busy") return { stored: await db.load(), access: "readOnly" };
      await db.claim();
      // Work goes on whether the browser grants it or not.
      void askToPersist(browser.storage).catch(() => false);
      return { stored: await db.load(), access: held === "held" ? "owner" : "unguarded" };
    },
    takeOver: async () => {
      await lock.takeOver();
      await db.claim();
      return db.load();
    },
    write: (change) => db.write(change),
    erase: () => db.erase(),
  };
}
