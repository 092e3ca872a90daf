import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { expect, test } from "vitest";
import { applyEdit } from "../core/document/applyEdit.ts";
import { testDoc, testSchema, testScope } from "../core/fixtures/project.ts";
import { openProjectDb } from "./projectDb.ts";

const ADA = "a:0/0-1/A person";
const BOB = "a:0/2-3/Org <b>";
const MET = `a:0/0-1/Works "for"/2-3`;

/** A database as version 2 left it: ids made of words and the names of types, no makers. */
async function version2(): Promise<string> {
  const name = "version 2";
  const db = new Dexie(name);
  db.version(2).stores({
    documents: "id",
    names: "id",
    entities: "[doc+id]",
    relations: "[doc+id]",
    confirmed: "[doc+id]",
    schema: "id",
    history: "seq",
    settings: "key",
  });
  const { id, text, sentences, createdAt } = testDoc("a", "Ada met Bob.");
  const ada = { id: ADA, start: 0, end: 3, type: "Person", status: "suggested", score: 0.9 };
  const bob = { id: BOB, start: 8, end: 11, type: "Person", status: "confirmed", score: null };
  const met = { id: MET, head: ADA, tail: BOB, type: "Works", status: "suggested", score: 0.7 };
  await db.table("documents").add({ id, text, sentences, createdAt });
  await db.table("names").add({ id, name: "a.txt" });
  await db.table("entities").bulkAdd([
    { doc: "a", id: ADA, value: ada },
    { doc: "a", id: BOB, value: bob },
    { doc: "a", id: "x y", value: { start: "?" } },
  ]);
  await db.table("relations").add({ doc: "a", id: MET, value: met });
  await db.table("confirmed").add({ doc: "a", id: "a:0", value: true });
  await db.table("schema").add({ id: "schema", schema: testSchema });
  const back = {
    inside: {
      a: {
        entities: { [ADA]: { ...ada, type: "Org" }, [BOB]: null },
        relations: { [MET]: null },
        confirmed: { "a:0": null },
      },
    },
  };
  await db
    .table("history")
    .add({ seq: 1, stack: "undo", name: "Accept", edit: back, doc: "a", at: 5 });
  db.close();
  return name;
}

test("version 2 opens with everything in it, and its steps can still be taken", async () => {
  const { project, history, damaged } = await openProjectDb("tab", await version2()).load();
  const doc = project!.docs.a;
  const [ada, bob] = Object.values(doc.entities).sort((a, b) => a.start - b.start);
  expect(ada).toMatchObject({ start: 0, type: "Person", by: "model", score: 0.9 });
  expect(bob).toMatchObject({ start: 8, status: "confirmed", by: "user", score: null });
  expect(Object.values(doc.relations)).toMatchObject([
    { head: ada.id, tail: bob.id, by: "model", status: "suggested" },
  ]);
  for (const id of [...Object.keys(doc.entities), ...Object.keys(doc.relations)])
    expect(id).toMatch(/^[\w-]+$/);
  expect(doc.confirmed).toEqual({ "a:0": testScope });
  expect(damaged).toEqual([expect.stringMatching(/^Document a\.txt, entity /)]);

  const undone = applyEdit(project!, history[0].edit).project.docs.a;
  expect(undone.entities).toEqual({ [ada.id]: { ...ada, type: "Org" } });
  expect(undone).toMatchObject({ relations: {}, confirmed: {} });
});
