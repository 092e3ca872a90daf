import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../core/document/applyEdit.ts";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { openProjectDb } from "./projectDb.ts";

const TABLES = {
  documents: "id",
  names: "id",
  entities: "[doc+id]",
  relations: "[doc+id]",
  confirmed: "[doc+id]",
  schema: "id",
  history: "seq",
  settings: "key",
};

const { id, text, sentences, createdAt, entities } = withEntity(
  testDoc("a", "Ada met Bob. Eve left. Nobody came."),
  "ada",
  "Ada",
  { status: "confirmed" },
);

let count = 0;
/** A database as version 3 left it: a sentence is confirmed, for whatever. */
async function version3(more: Readonly<Record<string, object[]>>): Promise<string> {
  const name = `version 3, ${count++}`;
  const db = new Dexie(name);
  db.version(3).stores(TABLES);
  const rows: Record<string, object[]> = {
    documents: [{ id, text, sentences, createdAt }],
    names: [{ id, name: "a.txt" }],
    entities: Object.values(entities).map((value) => ({ doc: "a", id: value.id, value })),
    confirmed: ["a:0", "a:1"].map((sentence) => ({ doc: "a", id: sentence, value: true })),
    schema: [{ id: "schema", schema: testSchema }],
    ...more,
  };
  for (const [table, all] of Object.entries(rows)) await db.table(table).bulkAdd(all);
  db.close();
  return name;
}

const step = (seq: number, stack: "undo" | "redo", edit: object) => {
  return { seq, stack, name: `step ${seq}`, edit, doc: "a", at: seq };
};

describe("a database of version 3", () => {
  test("opens with every confirmed sentence knowing all types, as one object", async () => {
    const { project, damaged } = await openProjectDb("tab", await version3({})).load();
    const { confirmed, ...doc } = project!.docs.a;
    expect(confirmed).toEqual({ "a:0": testScope, "a:1": testScope });
    expect(confirmed["a:0"]).toBe(confirmed["a:1"]);
    expect(doc).toEqual({ id, name: "a.txt", text, sentences, createdAt, entities, relations: {} });
    expect(damaged).toEqual([]);
  });

  test("can be undone and redone, with the types that the schema has then", async () => {
    const older = { ...testSchema, entities: testSchema.entities.slice(0, 1) };
    const name = await version3({
      history: [
        step(1, "undo", { inside: { a: { confirmed: { "a:2": true, "a:0": null } } } }),
        step(2, "undo", { schema: older, inside: { a: { confirmed: { "a:1": true } } } }),
        step(3, "undo", { inside: { a: { confirmed: { "a:0": null } } } }),
        step(4, "redo", { inside: { a: { confirmed: { "a:2": true } } } }),
        step(5, "redo", { docs: { b: { ...testDoc("b", "Zoe."), confirmed: { "b:0": true } } } }),
      ],
    });
    const { project, history, damaged } = await openProjectDb("tab", name).load();
    expect(damaged).toEqual([]);
    const [first, second, third, fourth, fifth] = history.map(({ edit }) => edit);
    const olderScope = { entities: ["Person"], relations: testScope.relations };
    expect(first.inside?.a.confirmed).toEqual({ "a:2": olderScope, "a:0": null });
    expect(second.inside?.a.confirmed).toEqual({ "a:1": olderScope });
    expect(fourth.inside?.a.confirmed).toEqual({ "a:2": testScope });
    expect(fifth.docs?.b?.confirmed).toEqual({ "b:0": testScope });
    let now = applyEdit(project!, third).project;
    now = applyEdit(now, second).project;
    now = applyEdit(now, first).project;
    expect(now.docs.a.confirmed).toEqual({ "a:1": olderScope, "a:2": olderScope });
  });

  test("without a schema that can be read has the types of its annotations", async () => {
    const name = await version3({ schema: [{ id: "schema", schema: "?" }] });
    const { project, damaged } = await openProjectDb("tab", name).load();
    expect(project!.docs.a.confirmed["a:0"]).toEqual({ entities: ["Person"], relations: [] });
    expect(damaged).toEqual([expect.stringMatching(/^The types: /)]);
  });

  test("keeps what is damaged as it is, and names it", async () => {
    const name = await version3({
      confirmed: [
        { doc: "a", id: "a:0", value: true },
        { doc: "a", id: "a:1", value: "yes" },
      ],
      history: [
        { seq: 1, stack: "undo", edit: "?" },
        { seq: 2, stack: 7 },
      ],
    });
    const { project, damaged } = await openProjectDb("tab", name).load();
    expect(project!.docs.a.confirmed).toEqual({ "a:0": testScope });
    expect(damaged).toHaveLength(3);
    const dump = await dumpOf(name);
    expect(dump.confirmed).toContainEqual({ doc: "a", id: "a:1", value: "yes" });
    expect(dump.history).toEqual([
      { seq: 1, stack: "undo", edit: "?" },
      { seq: 2, stack: 7 },
    ]);
  });
});

test("what is not annotated here is stored, and goes again", async () => {
  const off = { entities: ["Org"], relations: [] };
  const load = async (name: string) => {
    const db = openProjectDb("tab", name);
    const { project } = await db.load();
    db.close();
    return project!;
  };
  const write = async (name: string, change: object) => {
    const db = openProjectDb("tab", name);
    await db.claim();
    await db.write(change);
    db.close();
  };
  const name = await version3({});
  await write(name, { inside: { a: { notAnnotated: off } } });
  expect((await load(name)).docs.a).toMatchObject({ name: "a.txt", notAnnotated: off });
  await write(name, { inside: { a: { notAnnotated: null, name: "b.txt" } } });
  expect((await load(name)).docs.a).not.toHaveProperty("notAnnotated");
  const whole = { ...testDoc("c", "Zoe."), notAnnotated: off };
  const [org] = testSchema.entities;
  const schema = { ...testSchema, entities: [{ ...org, notAnnotated: true as const }] };
  await write(name, { docs: { c: whole }, schema });
  expect(await load(name)).toMatchObject({ docs: { c: whole, a: { name: "b.txt" } }, schema });
});
