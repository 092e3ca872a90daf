import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { testDoc, testSchema, withEntity } from "../core/fixtures/project.ts";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { storageFault } from "./persist.ts";
import type { HistoryEntry } from "./projectChange.ts";
import { NotOwnerError, openProjectDb } from "./projectDb.ts";
import { createProjectStorage } from "./projectStorage.ts";

const doc = withEntity(testDoc("a", "Ada met Bob."), "ada", "Ada");
const step = (seq: number, stack: "undo" | "redo" = "undo"): HistoryEntry => ({
  seq,
  stack,
  name: `Step ${seq}`,
  edit: { inside: { a: { entities: { ada: null } } } },
  doc: "a",
});

let name = "";
let count = 0;
beforeEach(() => {
  name = `test ${count++}`;
});
const open = (tab = "one") => openProjectDb(tab, name);
async function owned(tab = "one") {
  const db = open(tab);
  await db.claim();
  return db;
}
/** Changes a record behind the application's back. */
async function damage(table: string, record: object) {
  const raw = await new Dexie(name).open();
  await raw.table(table).put(record);
  raw.close();
}

test("a first visit finds nothing, and settings as they start", async () => {
  expect(await open().load()).toEqual({
    project: null,
    history: [],
    settings: {
      backend: "auto",
      theme: "system",
      activeDoc: null,
      modelVersion: null,
      stepSeconds: {},
    },
    damaged: [],
  });
});

test("what was written is read back whole", async () => {
  const db = await owned();
  await db.write({
    docs: { a: doc },
    schema: testSchema,
    history: { 1: step(1), 2: step(2, "redo") },
  });
  await db.write({ settings: { theme: "dark", stepSeconds: { wasm: 1.5 } } });
  const stored = await open().load();
  expect(stored.project).toEqual({ docs: { a: doc }, schema: testSchema });
  expect(stored.history).toEqual([step(1), step(2, "redo")]);
  expect(stored.settings).toMatchObject({ theme: "dark", stepSeconds: { wasm: 1.5 } });
  expect(stored.damaged).toEqual([]);
});

test("changes and removals reach documents, annotations and history", async () => {
  const db = await owned();
  await db.write({
    docs: { a: doc, b: testDoc("b", "Eve left.") },
    history: { 1: step(1), 2: step(2) },
  });
  await db.write({
    docs: { a: { ...doc, name: "renamed", entities: {} }, b: null },
    history: { 1: null },
  });
  const { project, history } = await db.load();
  expect(Object.keys(project!.docs)).toEqual(["a"]);
  expect(project!.docs.a).toMatchObject({ name: "renamed", entities: {}, text: doc.text });
  expect(history).toEqual([step(2)]);
});

test("erasing leaves a first visit, and the tab may go on", async () => {
  const db = await owned();
  await db.write({ docs: { a: doc }, schema: testSchema, settings: { theme: "dark" } });
  await db.erase();
  expect(await db.load()).toMatchObject({ project: null, settings: { theme: "system" } });
  await db.write({ docs: { a: doc } });
});

describe("a damaged record is named and hides no other", () => {
  beforeEach(async () => {
    const db = await owned();
    const docs = { a: doc, b: testDoc("b", "Eve left.") };
    await db.write({ docs, schema: testSchema, history: { 1: step(1), 2: step(2), 3: step(3) } });
    db.close();
  });

  test.each([
    {
      name: "annotations of a wrong shape",
      table: "annotations",
      record: { id: "b", name: "b.txt", entities: 7, relations: {}, confirmed: {} },
      want: /^Document b\.txt: entities/,
    },
    {
      name: "a relation without an end",
      table: "annotations",
      record: {
        id: "b",
        name: "b.txt",
        entities: {},
        relations: {
          r: { id: "r", head: "x", tail: "y", type: "T", status: "confirmed", score: null },
        },
        confirmed: {},
      },
      want: "Document b.txt: relation r ends in x, which is not there",
    },
    {
      name: "a text without its words",
      table: "documents",
      record: { id: "b", text: "Eve left.", createdAt: 0 },
      want: /^Document b: sentences/,
    },
  ])("$name", async ({ table, record, want }) => {
    await damage(table, record);
    const { project, damaged } = await open().load();
    expect(project!.docs).toEqual({ a: doc });
    expect(damaged).toEqual([expect.stringMatching(want)]);
  });

  test("the types: they are taken from the annotations", async () => {
    await damage("schema", { id: "schema", schema: {} });
    const { project, damaged } = await open().load();
    expect(project!.schema.entities.map((t) => t.name)).toEqual(["Person"]);
    expect(damaged).toHaveLength(1);
  });

  test("a step: those above it can still be undone", async () => {
    await damage("history", { ...step(2), edit: { inside: 3 } });
    const { history, damaged } = await open().load();
    expect(history.map((entry) => entry.seq)).toEqual([3]);
    expect(damaged[0]).toMatch(/^A step to undo: edit.inside/);
  });

  test("a setting", async () => {
    await damage("settings", { key: "theme", value: "pink" });
    const { settings, damaged } = await open().load();
    expect(settings.theme).toBe("system");
    expect(damaged[0]).toMatch(/^Setting theme/);
  });
});

describe("two tabs", () => {
  test("the second is told; after taking over, the first writes nothing more", async () => {
    const locks = fakeLocks();
    const first = createProjectStorage(open("one"), { locks });
    const second = createProjectStorage(open("two"), { locks });
    const lost = vi.fn();
    expect((await first.open(lost)).access).toBe("owner");
    await first.write({ docs: { a: doc }, schema: testSchema });

    const seen = await second.open(() => {});
    expect(seen.access).toBe("readOnly");
    expect(seen.stored.project!.docs).toEqual({ a: doc });
    await expect(second.write({ docs: { a: null } })).rejects.toThrow(NotOwnerError);
    expect(lost).not.toHaveBeenCalled();

    await second.takeOver();
    await expect(first.write({ docs: { a: null } })).rejects.toThrow(NotOwnerError);
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
    await second.write({ docs: { b: testDoc("b", "Eve left.") } });
    expect(Object.keys((await open().load()).project!.docs).sort()).toEqual(["a", "b"]);
  });

  test("where the browser cannot tell, it says so, and the latest tab writes", async () => {
    const first = createProjectStorage(open("one"), {});
    const second = createProjectStorage(open("two"), {});
    expect((await first.open(() => {})).access).toBe("unguarded");
    expect((await second.open(() => {})).access).toBe("unguarded");
    await second.write({ docs: { a: doc } });
    await expect(first.write({ docs: { a: null } })).rejects.toThrow(NotOwnerError);
  });
});

test.each([
  {
    name: "a full disk",
    error: { name: "AbortError", inner: { name: "QuotaExceededError" } },
    want: /full/,
  },
  {
    name: "a browser that stores nothing",
    error: { name: "MissingAPIError" },
    want: /private window/,
  },
  { name: "anything else", error: new Error("odd"), want: /only in this tab.*odd/ },
])("$name is explained", ({ error, want }) => expect(storageFault(error)).toMatch(want));
