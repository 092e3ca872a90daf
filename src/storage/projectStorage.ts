import { askToPersist } from "./persist.ts";
import type { ProjectChange, StoredProject } from "./projectChange.ts";
import { NewerVersionError, type ProjectDb } from "./projectDb.ts";
import { createTabLock } from "./tabLock.ts";

/** What the store needs of this folder: the project, and whether this tab may change it. */
export interface ProjectStorage {
  /**
   * Reads the project. `onLost` is called when another tab takes it over, `onBlocked` while a tab
   * holds it up that has an older version of the app.
   */
  open(onLost: () => void, onBlocked?: () => void): Promise<Opened>;
  /** Takes the project from the tab that has it, and reads it as that tab left it. */
  takeOver(): Promise<StoredProject>;
  /** Stores a change, all of it or nothing. */
  write(change: ProjectChange): Promise<void>;
  /** Begins again where what was stored has been deleted: what is written next is all there is. */
  beginAgain(): Promise<void>;
  erase(): Promise<void>;
}

export interface Opened {
  readonly stored: StoredProject;
  /**
   * `unguarded`: this browser cannot tell whether another tab has the project. `newer`: a newer
   * version of the app wrote it, which is read as far as that can be done, and left alone.
   */
  readonly access: "owner" | "unguarded" | "readOnly" | "newer";
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
    open: async (onLost, onBlocked) => {
      lost = onLost;
      if (onBlocked) db.onBlocked(onBlocked);
      if (await db.isNewer()) return { stored: await db.load(), access: "newer" };
      const held = await lock.acquire();
      if (held === "busy") return { stored: await db.load(), access: "readOnly" };
      await db.claim();
      // Work goes on whether the browser grants it or not.
      void askToPersist(browser.storage).catch(() => false);
      return { stored: await db.load(), access: held === "held" ? "owner" : "unguarded" };
    },
    takeOver: async () => {
      if (await db.isNewer()) throw new NewerVersionError();
      await lock.takeOver();
      await db.claim();
      return db.load();
    },
    write: (change) => db.write(change),
    beginAgain: () => db.claim(),
    erase: () => db.erase(),
  };
}
