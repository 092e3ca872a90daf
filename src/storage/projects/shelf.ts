import { Dexie } from "dexie";
import type { Project, Schema } from "../../core/document/document.ts";
import type { Step } from "../../core/document/history.ts";
import { liveDocs } from "../../core/document/liveDocs.ts";
import {
  type EntryChange,
  FIRST_PROJECT,
  type ProjectEntry,
} from "../../core/projects/projectEntry.ts";
import { createModelFiles } from "../modelFiles.ts";
import type { PrivateFiles } from "../opfs.ts";
import type { Settings, StoredProject } from "../projectChange.ts";
import { openProjectDb, type ProjectDb } from "../projectDb.ts";
import { type AppDb, entriesOf } from "./appDb.ts";
import { healShelf, newEntry } from "./healShelf.ts";
import { BASE, databaseOf, filesOfProject, lockOfProject, projectOf } from "./projectPlace.ts";
import { removeProject } from "./removeProject.ts";

/** What a new project begins with. */
export interface NewProject {
  readonly id: string;
  readonly name: string;
  readonly project: Project;
  readonly steps?: readonly Step[];
  readonly settings?: Partial<Settings>;
  readonly createdAt: number;
}

/** What a project holds that is not open, to say what goes with it. */
export interface ProjectContents {
  readonly models: number;
  /** Bytes of its kept models. */
  readonly bytes: number;
}

/** All projects that are stored here. */
export interface Shelf {
  /** Whether nothing is stored here, of no project. */
  isNew(): Promise<boolean>;
  /** Finishes what a page before left halfway, and finds what the list lost. */
  list(): Promise<ProjectEntry[]>;
  /** The list now and after each change, also by other tabs, until the returned function is called. */
  follow(listener: (entries: readonly ProjectEntry[]) => void): () => void;
  change(id: string, change: EntryChange): Promise<void>;
  /** Stores a project whole or not at all. */
  create(project: NewProject): Promise<void>;
  /** Whether a tab has the project open that may change it. */
  isOpen(id: string): Promise<boolean>;
  /** Removes projects with all that is stored of them. */
  remove(ids: readonly string[]): Promise<void>;
  /** The same with all but one, whoever has them open. */
  removeOthers(than: string): Promise<void>;
  schemaOf(id: string): Promise<Schema>;
  /** What is stored of a project, as far as it can be read, null where that is nothing. Changes nothing. */
  stored(id: string): Promise<StoredProject | null>;
  contentsOf(id: string): Promise<ProjectContents>;
}

/** The lock of who makes or removes projects. */
const lockOfShelf = (base: string): string => `${base}-projects`;

/** The projects of this browser. @param base what their databases are called */
export function createShelf(app: AppDb, browser: PrivateFiles, base = BASE): Shelf {
  const { locks } = browser;
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    locks ? locks.request(lockOfShelf(base), work) : work();
  /** Null where there is no database of a project: one is not made by looking. */
  const read = async <T>(id: string, look: (db: ProjectDb) => Promise<T>): Promise<T | null> => {
    const name = databaseOf(id, base);
    if (!(await Dexie.exists(name))) return null;
    const db = openProjectDb("reader", name);
    try {
      return await look(db);
    } finally {
      db.close();
    }
  };
  const remove = (id: string) => removeProject({ app, browser, base }, id);

  return {
    isNew: async () => {
      const names = await Dexie.getDatabaseNames();
      const isNone = names.every((name) => projectOf(name, base) === null);
      return isNone && (await app.records()).length === 0;
    },
    list: async () => {
      if (await app.isNewer()) return entriesOf(await app.records());
      // Without locks nobody knows whether what is unfinished is under way elsewhere.
      await locks?.request(lockOfShelf(base), { ifAvailable: true }, async (lock) => {
        if (lock) await healShelf({ app, browser, base });
      });
      const found = entriesOf(await app.records());
      if (found.length > 0) return found;
      const first = newEntry(FIRST_PROJECT, Date.now());
      await app.add(first);
      return [first];
    },
    follow: (listener) => app.follow(listener),
    change: (id, change) => app.change(id, change),
    create: ({ id, name, project, steps = [], settings = {}, createdAt }) =>
      alone(async () => {
        const docs = liveDocs(project).length;
        await app.add({ id, name, createdAt, usedAt: createdAt, docs, unfinished: true });
        const db = openProjectDb(`maker of ${id}`, databaseOf(id, base));
        try {
          await db.claim();
          const history = Object.fromEntries(steps.map((step) => [step.seq, step]));
          const { docs: all, schema, mentions = null } = project;
          await db.write({ docs: all, schema, mentions, history, settings });
          db.close();
          await app.change(id, { unfinished: null });
        } catch (error) {
          db.close();
          await remove(id).catch(() => {}); // The next visit tries again.
          throw error;
        }
      }),
    isOpen: async (id) =>
      (await locks?.request(
        lockOfProject(id, base),
        { ifAvailable: true },
        async (lock) => !lock,
      )) ?? false,
    remove: (ids) =>
      alone(async () => {
        for (const id of ids) await remove(id);
      }),
    removeOthers: (than) =>
      alone(async () => {
        for (const { id } of await app.records()) {
          if (id === than) continue;
          // Who has it open is told that it is taken, and writes nothing more.
          await locks?.request(lockOfProject(id, base), { steal: true }, () => remove(id));
          if (!locks) await remove(id);
        }
      }),
    schemaOf: async (id) =>
      (await read(id, (db) => db.schema())) ?? { entities: [], relations: [] },
    stored: (id) => read(id, (db) => db.load()),
    contentsOf: async (id) => {
      const models = await createModelFiles(filesOfProject(browser, id)).list();
      return { models: models.length, bytes: models.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
  };
}
