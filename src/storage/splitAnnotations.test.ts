import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import type { Doc } from "../core/document/document.ts";
import {
  testDoc,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../core/fixtures/project.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { openProjectDb } from "./projectDb.ts";

const full = (id: string): Doc => {
  const named = withEntity(withEntity(testDoc(id, "Ada met Bob."), "ada", "Ada"), "bob", "Bob");
  const doc = withRelation(named, "met", ["ada", "Meets", "bob"], { status: "rejected" });
  return { ...doc, name: `${id}.txt`, confirmed: { [`${id}:0`]: testScope } };
};

let count = 0;
/** A database as version 1 of the application left it. */
async function version1(records: Record<string, object[]>): Promise<string> {
  const name = `version 1, ${count++}`;
  const db = new Dexie(name);
  db.version(1).stores({
    documents: "id",
    annotations: "id",
    schema: "id",
    history: "seq",
    settings: "key",
  });
  for (const [table, rows] of Object.entries(records)) await db.table(table).bulkAdd(rows);
  db.close();
  return name;
}
const textOf = ({ id, text, sentences, createdAt }: Doc) => ({
  id,
  text,
  sentences,
  createdAt,
});
const annotationsOf = ({ id, name, entities, relations, confirmed }: Doc) => ({
  id,
  name,
  entities,
  relations,
  confirmed: Object.fromEntries(Object.keys(confirmed).map((sentence) => [sentence, true])),
});

test("a database of version 1 is read whole, and edited on", async () => {
  const docs = { a: full("a"), b: full("b"), c: testDoc("c", "Nothing yet.") };
  const entry = { seq: 4, stack: "undo", name: "Accept", edit: { docs: { b: null } }, doc: "b" };
  const name = await version1({
    documents: Object.values(docs).map(textOf),
    annotations: Object.values(docs).map(annotationsOf),
    schema: [{ id: "schema", schema: testSchema }],
    history: [entry],
    settings: [
      { key: "theme", value: "dark" },
      { key: "activeDoc", value: "b" },
    ],
  });
  const db = openProjectDb("one", name);
  const stored = await db.load();
  expect(stored.project).toEqual({ docs, schema: testSchema });
  expect(stored.history).toEqual([{ ...entry, at: 0 }]);
  expect(stored.settings).toMatchObject({ theme: "dark", activeDoc: "b" });
  expect(stored.damaged).toEqual([]);

  await db.claim();
  await db.write({ inside: { a: { entities: { bob: null }, relations: { met: null } } } });
  db.close();
  const again = await openProjectDb("one", name).load();
  expect(Object.keys(again.project!.docs.a.entities)).toEqual(["ada"]);
  expect(again.project!.docs.b).toEqual(docs.b);
});

test("what was damaged in version 1 is named in version 2 and is all still there", async () => {
  const odd = { id: "b", name: "b.txt", entities: 7, relations: [1], confirmed: {}, more: "!" };
  const name = await version1({
    documents: [textOf(full("a")), textOf(full("b")), textOf(full("c"))],
    annotations: [
      { ...annotationsOf(full("a")), entities: { ...full("a").entities, x: { start: "?" } } },
      odd,
      { ...annotationsOf(full("d")), id: "d" },
    ],
    history: [{ seq: 1 }],
  });
  const { project, damaged } = await openProjectDb("one", name).load();
  // Without a schema the types are those in use.
  const inUse = { entities: ["Person"], relations: ["Meets"] };
  expect(project!.docs).toEqual({
    a: { ...full("a"), confirmed: { "a:0": inUse } },
    b: { ...testDoc("b", "Ada met Bob."), name: "b.txt" },
    c: testDoc("c", "Ada met Bob."),
  });
  expect(damaged).toEqual([
    expect.stringMatching(/^Document a\.txt, entity x: /),
    expect.stringMatching(/^Document b\.txt, entity : /),
    expect.stringMatching(/^Document b\.txt, relation : /),
    expect.stringMatching(/^Document c: /),
    "Document d.txt: its text is missing",
    expect.stringMatching(/^A step to undo: stack/),
  ]);
  const dump = await dumpOf(name);
  expect(dump.entities).toContainEqual({ doc: "a", id: "x", value: { start: "?" } });
  expect(dump.entities).toContainEqual({ doc: "b", id: "", value: 7 });
  expect(dump.relations).toContainEqual({ doc: "b", id: "", value: [1] });
  expect(dump.names).toContainEqual({ id: "b", name: "b.txt", more: "!" });
  expect(dump.entities.filter((row) => (row as { doc: string }).doc === "d")).toHaveLength(2);
});
