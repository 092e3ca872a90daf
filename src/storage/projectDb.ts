import { Dexie } from "dexie";
import type { Schema } from "../core/document/document.ts";
import { t } from "../language/words.ts";
import { isNewer, refuseNewer } from "./newerVersion.ts";
import type { ProjectChange, StoredProject } from "./projectChange.ts";
import { readProject } from "./readProject.ts";
import { schemaRecord } from "./records.ts";
import { OWNER, type Tables } from "./tables.ts";
import { defineVersions } from "./versions.ts";
import { writeChange } from "./writeChange.ts";

/** A tab that another one has taken the project from: it writes nothing more. */
export class NotOwnerError extends Error {
  override name = "NotOwnerError";
  constructor() {
    super(t("Another tab has taken over; what was done here since is not stored."));
  }
}

/** What this tab stored was deleted under it, by the browser or from outside the app. */
export class GoneError extends Error {
  override name = "GoneError";
  constructor() {
    super(t("What was stored here has been deleted while this tab was open."));
  }
}

/** The project in IndexedDB. */
export interface ProjectDb {
  load(): Promise<StoredProject>;
  /** Whether a newer version of the app wrote it: then it is read as far as that can be done, and left. */
  isNewer(): Promise<boolean>;
  /** Its types alone; none where they are not stored, or cannot be read. */
  schema(): Promise<Schema>;
  /** Makes this tab the only one whose writes succeed. */
  claim(): Promise<void>;
  /**
   * Stores a change, all of it or nothing.
   *
   * @throws NotOwnerError, NewerVersionError, GoneError, or what the browser says
   */
  write(change: ProjectChange): Promise<void>;
  /** Removes everything; the claim stays. */
  erase(): Promise<void>;
  /** Tells that opening waits for a tab that holds the database at an older version. */
  onBlocked(listener: () => void): void;
  close(): void;
}

/** Opens the database; `tab` tells this tab from others. */
export function openProjectDb(tab: string, name = "spanloom"): ProjectDb {
  // Strict: what is shown as saved is on the disk, also when the machine stops the moment after.
  const db = new Dexie(name, { chromeTransactionDurability: "strict" }) as Dexie & Tables;
  defineVersions(db);
  const opened = async () => {
    if (!db.isOpen()) await db.open();
  };
  let wasClaimed = false;
  const claim = () => db.settings.put({ key: OWNER, value: tab });
  const owned = async (work: () => Promise<void>) => {
    await opened();
    refuseNewer(db);
    await db.transaction("rw", db.tables, async () => {
      refuseNewer(db); // It may have been closed for an upgrade, and opened again.
      const owner = (await db.settings.get(OWNER)) as { value?: unknown } | undefined;
      if (!owner && wasClaimed) throw new GoneError();
      if (owner?.value !== tab) throw new NotOwnerError();
      await work();
    });
  };
  return {
    load: () => db.transaction("r", db.tables, () => readProject(db)),
    isNewer: async () => {
      await opened();
      return isNewer(db);
    },
    schema: async () => {
      const stored = schemaRecord.safeParse(await db.schema.get("schema"));
      return stored.data?.schema ?? { entities: [], relations: [] };
    },
    claim: async () => {
      await opened();
      refuseNewer(db);
      await db.transaction("rw", db.settings, async () => {
        refuseNewer(db);
        await claim();
      });
      wasClaimed = true;
    },
    write: (change) => owned(() => writeChange(db, change)),
    erase: () =>
      owned(async () => {
        await Promise.all(db.tables.map((table) => table.clear()));
        await claim();
      }),
    onBlocked: (listener) => db.on("blocked", listener),
    close: () => db.close(),
  };
}
