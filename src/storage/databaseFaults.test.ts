import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test, vi } from "vitest";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import {
  DATABASE_FAULTS,
  type DatabaseFault,
  type DatabaseFaults,
  failDatabase,
} from "./fixtures/faultyDatabase.ts";
import { owner } from "./fixtures/owner.ts";
import { NewerVersionError } from "./newerVersion.ts";
import { openingFault, storageFault } from "./persist.ts";
import type { ProjectChange } from "./projectChange.ts";
import { GoneError, NotOwnerError, openProjectDb, type ProjectDb } from "./projectDb.ts";
import { createProjectStorage } from "./projectStorage.ts";
import { openAppDb } from "./projects/appDb.ts";
import { createShelf } from "./projects/shelf.ts";
import { createWriteQueue, type QueueState } from "./writeQueue.ts";

const storageOf = (db: ProjectDb, base: string) =>
  createProjectStorage({ db, app: openAppDb(base), project: FIRST_PROJECT, base }, {});

const first = withEntity(testDoc("a", "Ada met Bob."), "ada", "Ada");
const BASE: ProjectChange = {
  docs: { a: first, b: testDoc("b", "Eve left.") },
  schema: testSchema,
  history: { 1: { seq: 1, stack: "undo", name: "One", edit: {}, doc: "a", at: 1 } },
};
const bob = withEntity(first, "bob", "Bob").entities.bob;
const many = Array.from({ length: 2 }, (_, i) => testDoc(`n${i}`, "Ada met Bob. Eve left."));
/** What a user does, as what is stored of it. */
const CHANGES: readonly { readonly name: string; readonly change: ProjectChange }[] = [
  {
    name: "an edit",
    change: {
      inside: { a: { name: "new", entities: { bob, ada: null }, confirmed: { "a:0": testScope } } },
      history: { 2: { seq: 2, stack: "undo", name: "Two", edit: {}, doc: "a", at: 2 } },
      settings: { activeDoc: "b" },
    },
  },
  {
    name: "an import over what is there",
    change: { docs: Object.fromEntries([first, ...many].map((doc) => [doc.id, doc])) },
  },
  {
    name: "a document that goes, which a step brings back",
    change: {
      docs: { a: null },
      history: {
        2: { seq: 2, stack: "undo", name: "Two", edit: { docs: { a: first } }, doc: "a", at: 2 },
      },
    },
  },
];

/** `RUNS=1` has every step fail; else one in so many, of each kind others. */
const EVERY = process.env.RUNS ? 1 : 7;
const firstStep = (kind: DatabaseFault) => 1 + (DATABASE_FAULTS.indexOf(kind) % EVERY);

let count = 0;
let faults: DatabaseFaults | null = null;
afterEach(() => faults?.end());

/** A page that has the project, and what a fresh one reads of it. */
async function page() {
  const name = `faults ${count++}`;
  const db = openProjectDb("one", name);
  await db.claim();
  await db.write(BASE);
  const states: QueueState[] = [];
  const queue = createWriteQueue(db.write, (state) => states.push(state), 60_000);
  const atRest = () =>
    vi.waitFor(() => expect(states.at(-1)?.kind).not.toBe("saving"), { interval: 1 });
  const fresh = async () => {
    const other = openProjectDb("two", name);
    const { project, history, damaged, settings } = await other.load();
    other.close();
    expect(damaged).toEqual([]);
    return { project, history, activeDoc: settings.activeDoc };
  };
  const leave = async () => {
    await queue.stop();
    db.close();
    await Dexie.delete(name);
  };
  return { db, name, queue, atRest, fresh, leave, last: () => states.at(-1) };
}

describe.each(CHANGES)("$name, at every step of storing it", ({ change }) => {
  const wanted = async () => {
    const { db, fresh } = await page();
    await db.write(change);
    return fresh();
  };

  test.each(DATABASE_FAULTS.filter((kind) => kind !== "deleted"))("%s", async (kind) => {
    const before = await (await page()).fresh();
    const after = await wanted();
    let failed = 0;
    let step = firstStep(kind);
    for (let isMet = true; isMet; step += EVERY) {
      const own = await page();
      faults = failDatabase(step, kind);
      own.queue.push(change);
      await own.atRest();
      isMet = faults.wasMet();
      faults.end();
      const state = own.last();
      if (state?.kind === "failed") {
        failed++;
        expect(storageFault(state.error)).toMatch(/only in this tab|store nothing/);
        expect(await own.fresh()).toEqual(before);
        own.queue.retry();
        await own.atRest();
      }
      expect(own.last()).toEqual({ kind: "saved" });
      expect(await own.fresh()).toEqual(after);
      await own.leave();
    }
    expect(step).toBeGreaterThan(7);
    expect(failed).toBeGreaterThan(0);
  });

  test("deleted", async () => {
    const after = await wanted();
    for (let step = 1, isMet = true; isMet; step += EVERY) {
      const own = await page();
      faults = failDatabase(step, "deleted");
      own.queue.push(change);
      await own.atRest();
      isMet = faults.wasMet();
      faults.end();
      if (!isMet) break;
      // The write that ran was done before that; the next one finds nothing, and says so.
      own.queue.push({ settings: { activeDoc: "b" } });
      await own.atRest();
      expect(own.last()).toMatchObject({ kind: "failed", error: expect.any(GoneError) });
      await own.db.claim();
      await own.db.write(BASE);
      await own.db.write(change);
      expect(await own.fresh()).toEqual(after);
      await own.leave();
    }
  });
});

test.each(DATABASE_FAULTS.filter((kind) => kind !== "deleted"))(
  "opening: at every step %s, it says why, and the next page finds all",
  async (kind) => {
    for (let step = firstStep(kind), isMet = true; isMet; step += EVERY) {
      const own = await page();
      const before = await own.fresh();
      own.db.close();
      const other = storageOf(openProjectDb("two", own.name), own.name);
      faults = failDatabase(step, kind);
      const why = await other.open(owner()).then(
        () => null,
        (error: unknown) => openingFault(error),
      );
      isMet = faults.wasMet();
      faults.end();
      if (why !== null) expect(why).toMatch(/left as it is|store nothing/);
      expect(await own.fresh()).toEqual(before);
    }
  },
);

test.each(DATABASE_FAULTS.filter((kind) => kind !== "deleted"))(
  "erasing: at every step %s, all is there or nothing",
  async (kind) => {
    for (let step = firstStep(kind), isMet = true; isMet; step += EVERY) {
      const own = await page();
      const before = await own.fresh();
      faults = failDatabase(step, kind);
      const isErased = await own.db.erase().then(
        () => true,
        () => false,
      );
      isMet = faults.wasMet();
      faults.end();
      const { project } = await own.fresh();
      expect(project).toEqual(isErased ? null : before.project);
      await own.db.write({ docs: { a: first } });
      expect((await own.fresh()).project?.docs).toHaveProperty("a");
    }
  },
);

describe("a database of a newer version", () => {
  /** As a newer version would leave it: with a table more. */
  const newer = (name: string) =>
    new Promise<Dexie>((resolve, reject) => {
      const request = indexedDB.open(name, 990);
      request.onupgradeneeded = () => request.result.createObjectStore("more");
      request.onsuccess = () => {
        request.result.close();
        new Dexie(name).open().then(resolve, reject);
      };
    });

  test("is shown as far as it can be read, and nothing is written", async () => {
    const own = await page();
    own.db.close();
    (await newer(own.name)).close();
    const db = openProjectDb("two", own.name);
    const storage = storageOf(db, own.name);
    const { access, stored } = await storage.open(owner());
    expect(access).toBe("newer");
    expect(stored.project?.docs.a).toEqual(first);
    for (const tried of [
      () => db.claim(),
      () => storage.write({ settings: { theme: "dark" } }),
      () => storage.erase(),
      () => storage.takeOver(),
      () => storage.beginAgain(),
    ])
      await expect(tried()).rejects.toThrow(NewerVersionError);
    const raw = await new Dexie(own.name).open();
    expect(await raw.table("settings").get("owner")).toMatchObject({ value: "one" });
    raw.close();
  });

  test("of the app itself: its list and settings are read, and nothing is written, nor in a project", async () => {
    const own = await page();
    own.db.close();
    const app = openAppDb(own.name);
    await app.add({ id: "b", name: "Letters", createdAt: 1, usedAt: 1, docs: 2, unfinished: true });
    await app.add({ id: "c", name: "Notes", createdAt: 1, usedAt: 1, docs: 2 });
    await app.storeSettings({ theme: "dark" });
    app.close();
    (await newer(`${own.name}-app`)).close();
    const before = [await dumpOf(`${own.name}-app`), await dumpOf(own.name)];

    const shelf = createShelf(openAppDb(own.name), { locks: fakeLocks() }, own.name);
    expect((await shelf.list()).map(({ id }) => id)).toEqual(["c"]);
    const storage = storageOf(openProjectDb("two", own.name), own.name);
    const { access, stored } = await storage.open(owner());
    expect(access).toBe("newer");
    expect(stored.settings.theme).toBe("dark");
    expect(stored.project?.docs.a).toEqual(first);
    for (const tried of [
      () => storage.write({ settings: { theme: "light" } }),
      () => storage.takeOver(),
      () => shelf.change("c", { name: "Other" }),
      () => shelf.remove(["c"]),
      () =>
        shelf.create({
          id: "d",
          name: "d",
          project: { docs: {}, schema: testSchema },
          createdAt: 1,
        }),
    ])
      await expect(tried()).rejects.toThrow(NewerVersionError);
    expect([await dumpOf(`${own.name}-app`), await dumpOf(own.name)]).toEqual(before);
  });

  test("that comes while an older page has it open: that one writes nothing more, and says so", async () => {
    const own = await page();
    const raw = await newer(own.name);
    own.queue.push({ settings: { activeDoc: "b" } });
    await own.atRest();
    expect(own.last()).toMatchObject({ kind: "failed", error: expect.any(NewerVersionError) });
    expect(storageFault(new NewerVersionError())).toMatch(/reload the page/);
    expect(await raw.table("settings").get("activeDoc")).toBeUndefined();
    raw.close();
  });
});

test("an upgrade that another page holds up is told of, and goes on", async () => {
  const name = `faults ${count++}`;
  const old = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => {
      for (const table of ["documents", "annotations", "schema", "settings"])
        request.result.createObjectStore(table, { keyPath: table === "settings" ? "key" : "id" });
      request.result.createObjectStore("history", { keyPath: "seq" });
    };
    request.onsuccess = () => resolve(request.result);
  });
  const blocked = vi.fn();
  const opening = storageOf(openProjectDb("one", name), name).open(owner(), blocked);
  await vi.waitFor(() => expect(blocked).toHaveBeenCalled());
  old.close();
  expect((await opening).access).toBe("unguarded");
});

test("a page that never had the project is no owner, whatever was deleted", async () => {
  const db = openProjectDb("one", `faults ${count++}`);
  await expect(db.write({ settings: {} })).rejects.toThrow(NotOwnerError);
});
