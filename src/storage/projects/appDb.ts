import { Dexie, liveQuery, type Table } from "dexie";
import type { EntryChange, ProjectEntry } from "../../core/projects/projectEntry.ts";
import { type ProjectRecord, projectRecord } from "../../records/projectRecord.ts";
import { isNewer, refuseNewer } from "../newerVersion.ts";
import { settingValues } from "../records.ts";
import { APP_SETTINGS, type AppSettings } from "./appSettings.ts";
import { BASE } from "./projectPlace.ts";

/**
 * What is stored of the app itself: the list of its projects, and the settings that all share. Where a
 * newer version of the app wrote it, it is read, and all that would change it throws NewerVersionError.
 */
export interface AppDb {
  /** Whether a newer version of the app wrote it. */
  isNewer(): Promise<boolean>;
  /** The entries of the list that can be read. */
  records(): Promise<ProjectRecord[]>;
  /** Those that are neither being made nor removed, now and after each change, also by other tabs. */
  follow(listener: (entries: readonly ProjectEntry[]) => void): () => void;
  /** Adds an entry unless there is one of its id; resolves with whether it did. */
  add(record: ProjectRecord): Promise<boolean>;
  change(id: string, change: EntryChange & { readonly unfinished?: true | null }): Promise<void>;
  remove(id: string): Promise<void>;
  /** The settings that were stored. */
  settings(): Promise<Partial<AppSettings>>;
  storeSettings(settings: Partial<AppSettings>): Promise<void>;
  /** Stores those that are not stored yet. */
  adoptSettings(settings: Partial<AppSettings>): Promise<void>;
  clearSettings(): Promise<void>;
  close(): void;
}

interface AppTables {
  readonly projects: Table<unknown, string>;
  readonly settings: Table<unknown, string>;
}

/** The entries without what only storage knows of them. */
export const entriesOf = (records: readonly ProjectRecord[]): ProjectEntry[] =>
  records.flatMap(({ unfinished, ...entry }) => (unfinished ? [] : [entry]));

/** Opens the database of the app. */
export function openAppDb(base = BASE): AppDb {
  const db = new Dexie(`${base}-app`, { chromeTransactionDurability: "strict" }) as Dexie &
    AppTables;
  db.version(1).stores({ projects: "id", settings: "key" });
  const records = async () =>
    (await db.projects.toArray()).flatMap((record) => projectRecord.safeParse(record).data ?? []);
  const opened = async () => {
    if (!db.isOpen()) await db.open();
  };
  /** Changes it, unless it is not ours. */
  const changing = async <T>(table: Table, work: () => Promise<T>): Promise<T> => {
    await opened();
    refuseNewer(db);
    return db.transaction("rw", table, async () => {
      refuseNewer(db); // It may have been closed for an upgrade, and opened again.
      return work();
    });
  };
  const rowsOf = (settings: Partial<AppSettings>) =>
    Object.entries(settings).map(([key, value]) => ({ key, value }));
  return {
    isNewer: async () => {
      await opened();
      return isNewer(db);
    },
    records,
    follow: (listener) => {
      const told = liveQuery(records).subscribe({
        next: (found) => listener(entriesOf(found)),
        error: () => {}, // What cannot be read is told where it is asked for.
      });
      return () => told.unsubscribe();
    },
    add: (record) =>
      changing(db.projects, async () => {
        if (await db.projects.get(record.id)) return false;
        await db.projects.put(record);
        return true;
      }),
    change: (id, change) =>
      changing(db.projects, async () => {
        const before = await db.projects.get(id);
        if (!before) return;
        const next = Object.entries({ ...before, ...change });
        // What is null is not there.
        await db.projects.put(Object.fromEntries(next.filter(([, value]) => value !== null)));
      }),
    remove: (id) => changing(db.projects, () => db.projects.delete(id)),
    settings: async () => {
      const stored = new Map(
        ((await db.settings.toArray()) as { key: string; value: unknown }[]).map(
          ({ key, value }) => [key, value] as const,
        ),
      );
      const read = APP_SETTINGS.flatMap((key) => {
        const value = settingValues[key].safeParse(stored.get(key));
        return value.success ? [[key, value.data] as const] : [];
      });
      return Object.fromEntries(read);
    },
    storeSettings: async (settings) => {
      const rows = rowsOf(settings);
      if (rows.length > 0) await changing(db.settings, () => db.settings.bulkPut(rows));
    },
    adoptSettings: (settings) =>
      changing(db.settings, async () => {
        const there = new Set(await db.settings.toCollection().primaryKeys());
        const lacked = rowsOf(settings).filter(({ key }) => !there.has(key));
        if (lacked.length > 0) await db.settings.bulkPut(lacked);
      }),
    clearSettings: () => changing(db.settings, () => db.settings.clear()),
    close: () => db.close(),
  };
}
