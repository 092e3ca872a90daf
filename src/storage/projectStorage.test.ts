import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Doc, Schema } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import {
  testDoc,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../core/fixtures/project.ts";
import { DEFAULT_HELD_OUT } from "../core/learn/heldOut.ts";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { FIRST_PROJECT } from "../core/projects/projectEntry.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { owner } from "./fixtures/owner.ts";
import { storageFault } from "./persist.ts";
import { NotOwnerError, openProjectDb } from "./projectDb.ts";
import { createProjectStorage } from "./projectStorage.ts";
import { openAppDb } from "./projects/appDb.ts";

const doc = withEntity(testDoc("a", "Ada met Bob."), "ada", "Ada");
const full: Doc = {
  ...withRelation(withEntity(doc, "bob", "Bob"), "met", ["ada", "Meets", "bob"]),
  confirmed: { "a:0": testScope },
  trashedAt: 5,
};
const fullSchema: Schema = {
  entities: [
    {
      ...testSchema.entities[0],
      hue: 3,
      key: "p",
      place: 4,
      fromModel: true,
      also: ["man", "<b>"],
    },
  ],
  relations: [{ ...testSchema.relations[0], heads: ["Person"], tails: [] }],
};
const step = (seq: number, stack: "undo" | "redo" = "undo"): Step => ({
  seq,
  stack,
  name: `Step ${seq}`,
  edit: { inside: { a: { entities: { ada: null } } } },
  doc: "a",
  at: 7,
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
      language: "auto",
      activeDoc: null,
      modelVersion: null,
      addedModel: null,
      bundled: DEFAULT_BUNDLED,
      asksReading: true,
      isBegunEmpty: false,
      speeds: {},
      keys: {},
      arcs: "all",
      lines: {},
      heldOut: DEFAULT_HELD_OUT,
      studies: {},
      tellsTrained: false,
      failedDoc: null,
      backup: null,
    },
    damaged: [],
  });
});

test("a project of an older version goes on with the model that it was made with", async () => {
  const db = await owned();
  await db.write({ docs: { a: full }, schema: testSchema, settings: { modelVersion: null } });
  const { settings } = await db.load();
  expect(settings).toMatchObject({ bundled: "conll04", asksReading: false });
  await db.write({ settings: { bundled: "general" } });
  expect((await db.load()).settings.bundled).toBe("general");
});

test("what was written is read back whole", async () => {
  const db = await owned();
  await db.write({
    docs: { a: full },
    schema: fullSchema,
    history: { 1: step(1), 2: step(2, "redo") },
  });
  const own = { lines: { a: "roomy" }, failedDoc: "b" } as const;
  const settings = {
    ...own,
    theme: "dark",
    speeds: { wasm: { around: 3, step: 0.5, word: 0.01, reading: 0.002 } },
    keys: { undo: ["u"] },
  } as const;
  await db.write({ settings: { ...settings, arcs: "focus" } });
  const stored = await open().load();
  expect(stored.project).toEqual({ docs: { a: full }, schema: fullSchema });
  expect(stored.history).toEqual([step(1), step(2, "redo")]);
  expect(stored.settings).toMatchObject({ ...settings, arcs: "focus" });
  expect(stored.damaged).toEqual([]);
});

test("what was said of mentions is read back, also in steps, and goes when it is taken back", async () => {
  const mentions = {
    merged: [{ type: "__proto__", keys: ["a", "b"], name: "B" }],
    apart: [{ type: "Person", key: "\nada", forms: ["ada"] }],
    noPlurals: [{ type: "Person", key: "engines" }],
    dismissed: [{ type: "Person", keys: ["j. smith", "john smith"] }],
  };
  const db = await owned();
  const first: Step = { ...step(1), edit: { mentions: null } };
  const second: Step = { ...step(2), edit: { mentions } };
  await db.write({ docs: { a: full }, schema: testSchema, mentions });
  await db.write({ history: { 1: first, 2: second } });
  const stored = await open().load();
  expect(stored.project).toEqual({ docs: { a: full }, schema: testSchema, mentions });
  expect(stored.history).toEqual([first, second]);
  await db.write({ mentions: null });
  expect((await open().load()).project).toEqual({ docs: { a: full }, schema: testSchema });
});

test("documents that come and go reach every table, and leave no other one's rows", async () => {
  const db = await owned();
  const history = { 1: step(1), 2: step(2) };
  await db.write({ docs: { a: full, ab: { ...full, id: "ab" }, b: full }, history });
  await db.write({ docs: { a: { ...testDoc("a", "Eve left."), name: "new" }, b: null } });
  await db.write({ history: { 1: null } });
  const { project, history: left, damaged } = await db.load();
  expect(project!.docs).toEqual({
    a: { ...testDoc("a", "Eve left."), name: "new" },
    ab: { ...full, id: "ab" },
  });
  expect(left).toEqual([step(2)]);
  expect(damaged).toEqual([]);
});

test("a change inside a document writes what it changes and nothing else", async () => {
  const db = await owned();
  await db.write({ docs: { a: full } });
  const before = await dumpOf(name);
  const bob = { ...full.entities.bob, type: "Org" };
  await db.write({
    inside: { a: { name: "new", trashedAt: null, entities: { bob }, relations: { met: null } } },
  });
  const { trashedAt: _, ...rest } = full;
  const want = { ...rest, name: "new", entities: { ...full.entities, bob }, relations: {} };
  expect((await db.load()).project!.docs.a).toEqual(want);
  const { documents, confirmed } = await dumpOf(name);
  expect({ documents, confirmed }).toEqual({
    documents: before.documents,
    confirmed: before.confirmed,
  });
  await db.write({ inside: { a: { trashedAt: 9 } } });
  expect((await db.load()).project!.docs.a).toEqual({ ...want, trashedAt: 9 });
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

  const person = { type: "Person", status: "confirmed", by: "user", score: null };
  const at = (id: string, value: unknown) => ({ doc: "a", id, value });
  test.each([
    {
      name: "an entity of a wrong shape",
      table: "entities",
      record: at("x", { id: "x", start: 0, ...person }),
      want: /^Document a, entity x: end/,
    },
    {
      name: "an entity past the text",
      table: "entities",
      record: at("x", { id: "x", start: 4, end: 99, ...person }),
      want: "Document a, entity x: it covers 4 to 99",
    },
    {
      name: "an entity under another id",
      table: "entities",
      record: at("x", { id: "y", start: 4, end: 7, ...person }),
      want: "Document a, entity x: it calls itself y",
    },
    {
      name: "a relation without an end",
      table: "relations",
      record: at("r", { id: "r", head: "ada", tail: "y", ...person }),
      want: "Document a, relation r: it ends in y, which is not there",
    },
    {
      name: "a mark of a sentence",
      table: "confirmed",
      record: at("a:0", 1),
      want: /^Document a, sentence a:0: /,
    },
    {
      name: "annotations without a document",
      table: "entities",
      record: { doc: "gone", id: "x", value: 1 },
      want: "Document gone: its text is missing",
    },
  ])("$name is left out", async ({ table, record, want }) => {
    await damage(table, record);
    const { project, damaged } = await open().load();
    expect(project!.docs).toEqual({ a: doc, b: testDoc("b", "Eve left.") });
    expect(damaged).toEqual([expect.stringMatching(want)]);
    expect((await dumpOf(name))[table]).toContainEqual(record);
  });

  test("a name: its document has its id instead, and what can be read", async () => {
    await damage("names", { id: "a", name: 7, trashedAt: 5 });
    const { project, damaged } = await open().load();
    expect(project!.docs.a).toEqual(doc);
    expect(damaged).toEqual([expect.stringMatching(/^Document a: name/)]);
  });

  test.each([
    { what: "without its words", record: { id: "b", text: "Eve left.", createdAt: 0 } },
    { what: "shorter than its sentences", record: { ...testDoc("b", "Eve left."), text: "Eve" } },
  ])("a text $what hides its document alone", async ({ record }) => {
    await damage("documents", record);
    const { project, damaged } = await open().load();
    expect(project!.docs).toEqual({ a: doc });
    expect(damaged).toEqual([expect.stringMatching(/^Document b: sentence/)]);
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
  const storageOf = (tab: string, browser: { locks?: LockManager }) => {
    const place = { db: open(tab), app: openAppDb(name), project: FIRST_PROJECT, base: name };
    return createProjectStorage(place, browser);
  };
  test("the second is told; after taking over, the first writes nothing more", async () => {
    const locks = fakeLocks();
    const first = storageOf("one", { locks });
    const second = storageOf("two", { locks });
    const [onLost, onWanted] = [vi.fn(), vi.fn(async () => true)];
    expect((await first.open({ onLost, onWanted })).access).toBe("owner");
    await first.write({ docs: { a: doc }, schema: testSchema });

    const seen = await second.open(owner());
    expect(seen.access).toBe("readOnly");
    expect(seen.stored.project!.docs).toEqual({ a: doc });
    await expect(second.write({ docs: { a: null } })).rejects.toThrow(NotOwnerError);
    expect(onWanted).not.toHaveBeenCalled();

    await second.takeOver();
    await expect(first.write({ docs: { a: null } })).rejects.toThrow(NotOwnerError);
    expect(onWanted).toHaveBeenCalledOnce();
    expect(onLost).not.toHaveBeenCalled();
    await second.write({ docs: { b: testDoc("b", "Eve left.") } });
    expect(Object.keys((await open().load()).project!.docs).sort()).toEqual(["a", "b"]);
  });

  test("where the browser cannot tell, it says so, and the latest tab writes", async () => {
    const first = storageOf("one", {});
    const second = storageOf("two", {});
    expect((await first.open(owner())).access).toBe("unguarded");
    expect((await second.open(owner())).access).toBe("unguarded");
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

test("many documents that come at once are written over those that were there, whole", async () => {
  const storage = await owned();
  const many = Array.from({ length: 130 }, (_, i) => testDoc(`d${i}`, "Ada met Bob."));
  await storage.write({ docs: { d7: { ...withEntity(many[7], "old", "Ada"), name: "old" } } });
  await storage.write({ docs: Object.fromEntries(many.map((one) => [one.id, one])) });
  const { project } = await open().load();
  expect(project?.docs).toEqual(Object.fromEntries(many.map((one) => [one.id, one])));
});
