import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../core/document/applyEdit.ts";
import { reverse } from "../core/document/change.ts";
import type { Doc, Project, Scope } from "../core/document/document.ts";
import type { DocEdit } from "../core/document/edit.ts";
import type { Step } from "../core/document/history.ts";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { openProjectDb } from "./projectDb.ts";

let count = 0;
const newName = () => `version 5, ${count++}`;
async function owned(name: string) {
  const db = openProjectDb("tab", name);
  await db.claim();
  return db;
}

const other: Scope = { entities: ["Person"], relations: [] };
const doc = (id: string): Doc => ({
  ...withEntity(testDoc(id, "Ada met Bob. Eve left. Nobody came."), "ada", "Ada"),
  confirmed: { [`${id}:0`]: testScope, [`${id}:1`]: other },
  metadata: { source: "a.jsonl" },
});

describe("what sentences know", () => {
  test("is one record of a document that comes, and reads as it was after any edits", async () => {
    const ids = ["a:0", "a:1", "a:2", "gone"];
    const scope = fc.constantFrom(testScope, other, null);
    const edits = fc.array(fc.dictionary(fc.constantFrom(...ids), scope), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edits, async (changes) => {
        const db = await owned(newName());
        let project: Project = { docs: { a: doc("a") }, schema: testSchema };
        await db.write(project);
        for (const confirmed of changes) {
          const edit: DocEdit = { confirmed };
          const applied = applyEdit(project, { inside: { a: edit } });
          project = applied.project;
          await db.write(applied.edit);
        }
        const { project: read, damaged } = await db.load();
        expect(read?.docs).toEqual(project.docs);
        expect(damaged).toEqual([]);
        db.close();
      }),
      { numRuns: 15 },
    );
  });

  test("takes a row only where it changed since", async () => {
    const name = newName();
    const db = await owned(name);
    await db.write({ docs: { a: doc("a") } });
    expect((await dumpOf(name)).confirmed).toEqual([]);
    await db.write({ inside: { a: { confirmed: { "a:0": null, "a:2": other } } } });
    expect((await dumpOf(name)).confirmed).toEqual([
      { doc: "a", id: "a:0", value: null },
      { doc: "a", id: "a:2", value: other },
    ]);
    await db.write({ inside: { a: { confirmed: { "a:2": null } } } });
    expect((await dumpOf(name)).confirmed).toHaveLength(1);
    await db.write({ docs: { a: null } });
    const { documents, known, confirmed } = await dumpOf(name);
    expect([documents, known, confirmed]).toEqual([[], [], []]);
  });
});

describe("a step that brings documents back", () => {
  const docs = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => doc(`d${i}`)).map((one) => [one.id, one]),
  );
  const imported = applyEdit({ docs: {}, schema: testSchema }, { docs });
  const step = (seq: number, stack: Step["stack"], edit: Step["edit"]): Step => {
    return { seq, stack, name: "Import", edit, doc: null, at: 1 };
  };

  test("is read back whole, and its rows go with it", async () => {
    const name = newName();
    const db = await owned(name);
    const undo = step(1, "undo", imported.inverse);
    await db.write({ ...imported.edit, history: { 1: undo } });
    expect((await db.load()).history).toEqual([undo]);
    expect((await dumpOf(name)).stepDocs).toEqual([]);

    const back = reverse(imported);
    const redo = step(2, "redo", back.inverse);
    await db.write({ ...back.edit, history: { 1: null, 2: redo } });
    const undone = await db.load();
    expect(undone.project?.docs ?? {}).toEqual({});
    expect(undone.history).toEqual([redo]);
    expect(undone.damaged).toEqual([]);
    const { stepDocs, history } = await dumpOf(name);
    expect(stepDocs).toHaveLength(120);
    expect(JSON.stringify(history)).not.toContain("Nobody");

    await db.write({ ...imported.edit, history: { 2: null, 3: step(3, "undo", back.edit) } });
    const redone = await db.load();
    expect(redone.project?.docs).toEqual(docs);
    expect((await dumpOf(name)).stepDocs).toEqual([]);
  });

  test("that was put in the place of another brings its own documents alone", async () => {
    const name = newName();
    const db = await owned(name);
    await db.write({ history: { 1: step(1, "redo", { docs: { a: doc("a"), b: doc("b") } }) } });
    const second = step(1, "redo", { docs: { b: doc("b"), c: null } });
    await db.write({ history: { 1: second } });
    expect((await db.load()).history).toEqual([second]);
    expect((await dumpOf(name)).stepDocs).toHaveLength(1);
  });

  test("and lacks one is told, and cannot be taken, nor those below it", async () => {
    const name = newName();
    const db = await owned(name);
    const below = step(1, "redo", { inside: {} });
    await db.write({ history: { 1: below, 2: step(2, "redo", { docs: { a: doc("a") } }) } });
    const raw = await new Dexie(name).open();
    await raw.table("stepDocs").clear();
    raw.close();
    const { history, damaged } = await db.load();
    expect(history).toEqual([]);
    expect(damaged).toEqual(["A step to redo: a document that it brings is missing"]);
  });
});

test("a write that fails among many documents stores none of them", async () => {
  const name = newName();
  const db = await owned(name);
  const many = Array.from({ length: 200 }, (_, i) => doc(`d${i}`));
  const metadata = { source: (() => "no database stores a function") as unknown as string };
  const docs = Object.fromEntries([...many, { ...doc("last"), metadata }].map((d) => [d.id, d]));
  await expect(db.write({ docs })).rejects.toThrow();
  const { documents, names, known, entities } = await dumpOf(name);
  expect([documents, names, known, entities]).toEqual([[], [], [], []]);
  await db.write({ docs: { d0: many[0] } });
  expect((await db.load()).project?.docs).toEqual({ d0: many[0] });
});

describe("a database of version 4", () => {
  test("opens as it was, with each sentence's row, and is changed as before", async () => {
    const name = newName();
    const old = new Dexie(name);
    const rows = "[doc+id]";
    old.version(4).stores({
      documents: "id",
      names: "id",
      entities: rows,
      relations: rows,
      confirmed: rows,
      schema: "id",
      history: "seq",
      settings: "key",
    });
    const { id, text, sentences, createdAt, confirmed, entities, metadata } = doc("a");
    await old.table("documents").add({ id, text, sentences, createdAt });
    await old.table("names").add({ id, name: doc("a").name, metadata });
    await old
      .table("confirmed")
      .bulkAdd(Object.entries(confirmed).map(([id, value]) => ({ doc: "a", id, value })));
    await old
      .table("entities")
      .bulkAdd(Object.values(entities).map((value) => ({ doc: "a", id: value.id, value })));
    const redo = { seq: 1, stack: "redo", name: "Import", doc: null, at: 1 };
    await old.table("history").add({ ...redo, edit: { docs: { b: doc("b") } } });
    old.close();

    const db = await owned(name);
    const { project, history, damaged } = await db.load();
    expect(damaged).toEqual([]);
    expect(project?.docs).toEqual({ a: doc("a") });
    expect(history).toEqual([{ ...redo, edit: { docs: { b: doc("b") } } }]);
    await db.write({ inside: { a: { confirmed: { "a:0": null } } } });
    expect((await db.load()).project?.docs.a.confirmed).toEqual({ "a:1": other });
  });
});
