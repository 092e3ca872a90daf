import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Project } from "../../core/document/document.ts";
import { testDoc, testSchema, withEntity } from "../../core/fixtures/project.ts";
import { FIRST_PROJECT } from "../../core/projects/projectEntry.ts";
import { dumpOf } from "../fixtures/dumpOf.ts";
import { fakeLocks } from "../fixtures/fakeLocks.ts";
import { fakeOpfs } from "../fixtures/fakeOpfs.ts";
import { owner } from "../fixtures/owner.ts";
import { createModelFiles } from "../modelFiles.ts";
import { NotOwnerError, openProjectDb } from "../projectDb.ts";
import { createProjectStorage } from "../projectStorage.ts";
import { createTrainingFiles } from "../trainingFiles.ts";
import { openAppDb } from "./appDb.ts";
import { databaseOf, filesOfProject } from "./projectPlace.ts";
import { createShelf, type Shelf } from "./shelf.ts";

let count = 0;
let base: string;
let browser: ReturnType<typeof fakeOpfs> & { locks: LockManager };
beforeEach(() => {
  base = `shelf ${count++}`;
  browser = { ...fakeOpfs(), locks: fakeLocks() };
});

const shelf = (): Shelf => createShelf(openAppDb(base), browser, base);
const ada: Project = {
  docs: { a: withEntity(testDoc("a", "Ada met Bob."), "ada", "Ada") },
  schema: testSchema,
};
const made = (id: string, project = ada) =>
  shelf().create({ id, name: `of ${id}`, project, createdAt: 5 });
const storageOf = (project: string, tab = `tab ${count++}`) =>
  createProjectStorage(
    { db: openProjectDb(tab, databaseOf(project, base)), app: openAppDb(base), project, base },
    { locks: browser.locks },
  );
const read = (project: string) => openProjectDb("reader", databaseOf(project, base)).load();
const keep = (project: string, id: string) =>
  createModelFiles(filesOfProject(browser, project)).put(id, {
    weights: new Blob(["w"]),
    "version.json": new Blob(["{}"]),
  });
const kept = async (project: string) =>
  (await createModelFiles(filesOfProject(browser, project)).list()).map(({ id }) => id);
const databases = async () =>
  (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(base)).sort();
const ids = async () => (await shelf().list()).map(({ id }) => id).sort();

describe("the list", () => {
  test("of a first visit names the first project, which is not made by that", async () => {
    const [entry, ...others] = await shelf().list();
    expect(entry).toMatchObject({ id: FIRST_PROJECT, name: "My project" });
    expect(others).toEqual([]);
    expect(await databases()).toEqual([`${base}-app`]);
  });

  test("has what was there before there could be several as the first project", async () => {
    const old = openProjectDb("old", base);
    await old.claim();
    await old.write({ docs: ada.docs, schema: ada.schema, settings: { theme: "dark" } });
    old.close();
    const before = await dumpOf(base);
    expect(await ids()).toEqual([FIRST_PROJECT]);
    expect(await dumpOf(base)).toEqual(before);

    const { stored } = await storageOf(FIRST_PROJECT).open(owner());
    expect(stored.project).toEqual(ada);
    expect(stored.settings.theme).toBe("dark");
    // Its settings of the app are those of every project now.
    await made("b");
    expect((await storageOf("b").open(owner())).stored.settings.theme).toBe("dark");
  });

  test("tells who follows it, also of what another tab does", async () => {
    const told: string[][] = [];
    const end = shelf().follow((entries) => void told.push(entries.map(({ id }) => id).sort()));
    await shelf().list();
    await made("b");
    await vi.waitFor(() => expect(told.at(-1)).toEqual(["b", FIRST_PROJECT]));
    end();
  });
});

describe("two projects", () => {
  test("never see each other's rows, weights, trainings or settings", async () => {
    await made("b");
    await made("c", { docs: {}, schema: testSchema });
    const [b, c] = [storageOf("b"), storageOf("c")];
    // Both are open for change at once, each in its tab.
    expect((await b.open(owner())).access).toBe("owner");
    expect((await c.open(owner())).access).toBe("owner");
    await c.write({ docs: { x: testDoc("x", "Eve.") }, settings: { activeDoc: "x" } });
    await keep("b", "v1");
    const hold = await createTrainingFiles(filesOfProject(browser, "b")).hold("t");

    expect(Object.keys((await read("b")).project!.docs)).toEqual(["a"]);
    expect(Object.keys((await read("c")).project!.docs)).toEqual(["x"]);
    expect((await read("b")).settings.activeDoc).toBeNull();
    expect([await kept("b"), await kept("c"), await kept(FIRST_PROJECT)]).toEqual([["v1"], [], []]);
    const trainings = (of: string) => createTrainingFiles(filesOfProject(browser, of)).list();
    expect([await trainings("b"), await trainings("c")]).toEqual([["t"], []]);
    hold();
  });

  test("share the settings of the app, and each has its own", async () => {
    await made("b");
    await made("c");
    const b = storageOf("b");
    await b.open(owner());
    await b.write({ settings: { theme: "dark", keys: { undo: ["x"] }, modelVersion: "v1" } });
    const { settings } = (await storageOf("c").open(owner())).stored;
    expect(settings).toMatchObject({ theme: "dark", keys: { undo: ["x"] }, modelVersion: null });
  });

  test("removing one removes everything of it and nothing of others", async () => {
    await shelf().list();
    await made("b");
    await made("c");
    for (const id of [FIRST_PROJECT, "b", "c"]) await keep(id, `of ${id}`);
    await shelf().remove(["b"]);
    expect(await databases()).toEqual([`${base}-app`, databaseOf("c", base)]);
    expect(await ids()).toEqual(["c", FIRST_PROJECT]);
    expect([await kept("c"), await kept(FIRST_PROJECT)]).toEqual([["of c"], ["of first"]]);
    expect(browser.root.get("projects")).toEqual(new Map([["c", expect.any(Map)]]));

    await shelf().remove([FIRST_PROJECT]);
    expect(await ids()).toEqual(["c"]);
    expect([...browser.root.keys()]).toEqual(["projects"]);
    expect((await read("c")).project).toEqual(ada);
  });

  test("erasing all others takes them from the tabs that have them", async () => {
    await shelf().list();
    await made("b");
    const b = storageOf("b");
    const lost = vi.fn();
    await b.open(owner(lost));
    expect(await shelf().isOpen("b")).toBe(true);
    await shelf().removeOthers(FIRST_PROJECT);
    await vi.waitFor(() => expect(lost).toHaveBeenCalled());
    expect(await ids()).toEqual([FIRST_PROJECT]);
    await expect(b.write({ docs: {} })).rejects.toThrow();
  });

  test("one that is closed may be opened by another tab, which owns it", async () => {
    await made("b");
    const one = storageOf("b");
    await one.open(owner());
    expect((await storageOf("b").open(owner())).access).toBe("readOnly");
    one.close();
    await vi.waitFor(async () => expect(await shelf().isOpen("b")).toBe(false));
    expect((await storageOf("b").open(owner())).access).toBe("owner");
    await expect(one.write({ docs: {} })).rejects.toThrow();
  });
});

describe("what is broken off", () => {
  test("a project that was not made to its end goes, with all that is stored of it", async () => {
    await openAppDb(base).add({
      id: "half",
      name: "half",
      createdAt: 1,
      usedAt: 1,
      docs: 0,
      unfinished: true,
    });
    const db = openProjectDb("maker", databaseOf("half", base));
    await db.claim();
    db.close();
    await keep("half", "v1");
    expect(await ids()).toEqual([FIRST_PROJECT]);
    expect(await databases()).toEqual([`${base}-app`]);
    expect(browser.root.get("projects")).toEqual(new Map());
  });

  test("a removal is finished, wherever it ended", async () => {
    await made("b");
    await keep("b", "v1");
    await openAppDb(base).change("b", { unfinished: true });
    await Dexie.delete(databaseOf("b", base));
    expect(await ids()).toEqual([FIRST_PROJECT]);
    expect(browser.root.get("projects")).toEqual(new Map());
  });

  test("one that cannot be stored is not there at all", async () => {
    await shelf().list();
    const broken = { ...ada, docs: { a: { ...ada.docs.a, name: () => {} } } };
    await expect(made("b", broken as unknown as Project)).rejects.toThrow();
    expect(await ids()).toEqual([FIRST_PROJECT]);
    expect(await databases()).toEqual([`${base}-app`]);
  });

  test("kept models outlive lost databases: their projects are listed again", async () => {
    await made("b");
    await made("c");
    await keep("b", "v1");
    expect(await shelf().isNew()).toBe(false);
    for (const name of await databases()) await Dexie.delete(name);
    expect(await shelf().isNew()).toBe(true);
    expect(await ids()).toEqual(["b"]);
    expect(await kept("b")).toEqual(["v1"]);
  });

  test("a database that the list lost is listed again", async () => {
    await made("b");
    await openAppDb(base).remove("b");
    const found = (await shelf().list()).find(({ id }) => id === "b");
    expect(found?.name).toBe("Found again");
    expect((await read("b")).project).toEqual(ada);
  });

  test("nothing is put right while another tab makes a project", async () => {
    await openAppDb(base).add({
      id: "coming",
      name: "coming",
      createdAt: 1,
      usedAt: 1,
      docs: 0,
      unfinished: true,
    });
    let release = () => {};
    void browser.locks.request(
      `${base}-projects`,
      () =>
        new Promise<void>((done) => {
          release = done;
        }),
    );
    expect(await ids()).toEqual([FIRST_PROJECT]);
    expect((await openAppDb(base).records()).map(({ id }) => id)).toContain("coming");
    release();
  });
});

test("a copy of types reads those of a project alone, and none where there are none", async () => {
  await made("b");
  expect(await shelf().schemaOf("b")).toEqual(testSchema);
  expect(await shelf().schemaOf("nowhere")).toEqual({ entities: [], relations: [] });
  expect(await databases()).not.toContain(databaseOf("nowhere", base));
});

test("what is kept of a project is told", async () => {
  await made("b");
  await keep("b", "v1");
  expect(await shelf().contentsOf("b")).toEqual({ models: 1, bytes: 3 });
});

test("a tab that lost the project through an older page writes nothing more", async () => {
  await made("b");
  const b = storageOf("b");
  await b.open(owner());
  await openProjectDb("other", databaseOf("b", base)).claim();
  await expect(b.write({ settings: { activeDoc: "a" } })).rejects.toThrow(NotOwnerError);
});
