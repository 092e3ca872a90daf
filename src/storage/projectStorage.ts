import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { createChangeNews } from "./changeNews.ts";
import { NewerVersionError } from "./newerVersion.ts";
import { DEFAULT_SETTINGS, type ProjectChange, type StoredProject } from "./projectChange.ts";
import type { ProjectDb } from "./projectDb.ts";
import type { AppDb } from "./projects/appDb.ts";
import { type AppSettings, splitSettings } from "./projects/appSettings.ts";
import { BASE, lockOfProject } from "./projects/projectPlace.ts";
import { createTabLock, type Owner } from "./tabLock.ts";

/** What the store needs of this folder: the project, and whether this tab may change it. */
export interface ProjectStorage {
  /**
   * Reads the project. `by` hears of other tabs that want it; `onBlocked` is called while a tab holds it
   * up that has an older version of the app.
   */
  open(by: Owner, onBlocked?: () => void): Promise<Opened>;
  /** Calls when the tab that has the project leaves it, or ends. */
  whenFree(listener: () => void): void;
  /**
   * Has the tab that has the project store what is not stored and give it, and reads it as that tab left
   * it. Rejects with an `UnstoredError` where that tab cannot.
   */
  takeOver(): Promise<StoredProject>;
  /** Stores a change, all of it or nothing. */
  write(change: ProjectChange): Promise<void>;
  /** Begins again where what was stored has been deleted: what is written next is all there is. */
  beginAgain(): Promise<void>;
  erase(): Promise<void>;
  /** Reads the project as it is stored now. */
  read(): Promise<StoredProject>;
  /** Hears of what another tab stores; null: of something that is to be read. */
  follow(listener: (change: ProjectChange | null) => void): void;
  /** Stores settings of the app alone, which a tab may do that only shows the project. */
  storeAppSettings(settings: Partial<AppSettings>): Promise<void>;
  /** Hears of settings of the app that another tab stores. */
  followAppSettings(listener: (settings: Partial<AppSettings>) => void): void;
  /** Leaves the project: another tab, or this one, may open it. */
  close(): void;
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
}

/** What the storage of a project is made of. */
export interface ProjectPlace {
  readonly db: ProjectDb;
  /** Holds the settings that all projects share. */
  readonly app: AppDb;
  /** The project's id. */
  readonly project: string;
  /** What databases are called here. */
  readonly base?: string;
}

/** A project in a database, guarded by a lock between tabs. */
export function createProjectStorage(place: ProjectPlace, browser: Browser): ProjectStorage {
  const { db, app, project, base = BASE } = place;
  const news = createChangeNews(channelOf(`${lockOfProject(project, base)}-changes`));
  const settingsNews = createChangeNews(channelOf(`${base}-settings`));
  const storeAppSettings = async (settings: Partial<AppSettings>) => {
    if (Object.keys(settings).length === 0) return;
    await app.storeSettings(settings);
    settingsNews.tell({ settings });
  };
  let owner: Owner = { onLost: () => {}, onWanted: async () => false };
  const lockName = lockOfProject(project, base);
  const lock = createTabLock(
    browser.locks,
    channelOf(`${lockName}-handover`),
    { onLost: () => owner.onLost(), onWanted: () => owner.onWanted() },
    lockName,
  );
  const isNewer = async () => (await db.isNewer()) || (await app.isNewer());
  /** What is stored, with the settings of the app. */
  const load = async (): Promise<StoredProject> => {
    const stored = await db.load();
    // Where there was one project only, its settings were those of the app too.
    if (project === FIRST_PROJECT && !(await isNewer())) await app.adoptSettings(chosenIn(stored));
    const own = splitSettings(stored.settings).project;
    return { ...stored, settings: { ...DEFAULT_SETTINGS, ...own, ...(await app.settings()) } };
  };
  return {
    open: async (by, onBlocked) => {
      owner = by;
      if (onBlocked) db.onBlocked(onBlocked);
      if (await isNewer()) return { stored: await load(), access: "newer" };
      const held = await lock.acquire();
      if (held === "busy") return { stored: await load(), access: "readOnly" };
      await db.claim();
      news.tell(null); // who only shows it sees that somebody has it
      return { stored: await load(), access: held === "held" ? "owner" : "unguarded" };
    },
    takeOver: async () => {
      if (await isNewer()) throw new NewerVersionError();
      await lock.takeOver();
      await db.claim();
      news.tell(null);
      return load();
    },
    write: async ({ settings = {}, ...change }) => {
      const split = splitSettings(settings);
      await storeAppSettings(split.app);
      await db.write({ ...change, settings: split.project });
      news.tell(change);
    },
    erase: async () => {
      await db.erase();
      news.tell(null);
      await app.clearSettings();
      settingsNews.tell(null);
    },
    whenFree: (listener) => lock.whenFree(listener),
    storeAppSettings,
    followAppSettings: (listener) =>
      settingsNews.follow(async (change) => {
        const stored = change?.settings ?? { ...DEFAULT_SETTINGS, ...(await app.settings()) };
        listener(splitSettings(stored).app);
      }),
    close: () => {
      lock.release();
      news.close();
      settingsNews.close();
      db.close();
    },
    beginAgain: () => db.claim(),
    read: load,
    follow: (listener) => news.follow(listener),
  };
}

const channelOf = (name: string): BroadcastChannel | null =>
  "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : null;

/** The settings of the app that differ from those of a first visit. */
function chosenIn({ settings }: StoredProject) {
  const { app } = splitSettings(settings);
  const defaults: Readonly<Record<string, unknown>> = { ...DEFAULT_SETTINGS };
  const isChosen = ([key, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(defaults[key]);
  return Object.fromEntries(Object.entries(app).filter(isChosen));
}
